/**
 * A household sought (待找的户): ledgers that name a household by its head's ID number, or by village and head's name, carry this token
 * where the 户编号 belongs until the register has answered (resolve.ts). It begins every key the row makes.
 */
import { given, type Values } from '../kind/kind.ts'

export interface Sought {
  /** Sealed first eighteen characters of the head's or a member's ID number. */
  id18: string | null
  township: string | null
  village: string | null
  head: string | null
}

export const tokenOpens = '⟨'
export const tokenCloses = '⟩'

/** The row with a token for its blank 户编号, where it says enough to look for; in place. */
export function seekHousehold(row: Values): Values {
  if (given(row.household_no)) return row
  const sought = [row.id18, row.township, row.village, row.head_name].map((word) => (given(word) ? String(word) : null))
  const [id18, , village, head] = sought
  if (id18 !== null || (village !== null && head !== null)) {
    row.household_no = `${tokenOpens}${JSON.stringify(sought)}${tokenCloses}`
  }
  return row
}

export function soughtOf(token: string): Sought {
  const [id18, township, village, head] = JSON.parse(token.slice(1, -1)) as (string | null)[]
  return { id18: id18 ?? null, township: township ?? null, village: village ?? null, head: head ?? null }
}

/** Columns a kind needs to look a household up, where it has no 户编号. */
export const seeks = ['household_no', 'id_number', 'head_name']
