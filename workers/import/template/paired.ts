/** A household's helpers as pairing rosters write them: 甲、乙 in one cell where there is no second column, since when behind the phone where our own rosters have no column for it. */
import type { Facts, Subject } from './facts.ts'
import type { Filled } from './fill.ts'

const party = (pairing: Facts) => pairing.role === '爱心助困帮扶党员'
const text = (value: string | number | null | undefined) => value ?? ''

/** The fields a form has, and whether since when may stand behind a phone where none of them says it. */
export type Columns = { has: ReadonlySet<string>; dated: boolean }

/** undefined: no field of a helper's. */
export function helpersOf(field: string, { shape, pairings }: Subject, { has, dated }: Columns): Filled | undefined {
  if (shape === 'cadre' || shape === 'village') return undefined
  const own = pairings.filter((one) => !party(one))
  const [first, ...more] = own
  const apart = has.has('second_name')
  const together = apart ? own.slice(0, 1) : own
  const second = apart ? more[0] : undefined
  const friend = pairings.find(party)
  switch (field) {
    case 'cadre_name':
    case 'helper_name':
      return together.map(({ cadre_name }) => text(cadre_name)).join('、')
    case 'cadre_unit':
    case 'helper_unit':
      return unitsOf(together)
    case 'cadre_phone':
    case 'helper_phone':
      return phonesOf(together, dated && !has.has('since_on'))
    // Said once: the one beside says it.
    case 'cadre_phone_2':
      return has.has('cadre_phone') ? '' : phonesOf(together, dated && !has.has('since_on'))
    case 'second_name':
      return text(second?.cadre_name)
    case 'second_unit':
      return text(second?.cadre_unit)
    case 'second_unit_2':
      return has.has('second_unit') ? '' : text(second?.cadre_unit)
    case 'second_phone':
      return text(second?.cadre_phone)
    case 'second_phone_2':
      return has.has('second_phone') ? '' : text(second?.cadre_phone)
    case 'party_name':
      return text(friend?.cadre_name)
    case 'party_phone':
      return text(friend?.cadre_phone)
    case 'party_post':
      return text((friend ?? second)?.post)
    case 'post':
    case 'unit_kind':
    case 'unit_level':
      return text(first?.[field])
    case 'since_on':
    case 'help_kind':
    case 'measures_note':
      return text(first?.[field])
    case 'planned_exit_year':
      return text(first?.planned_exit_year) === '' ? undefined : text(first?.planned_exit_year)
    case 'until_on':
    case 'end_reason':
      return ''
    default:
      return undefined
  }
}

/** One unit of all is written once. */
function unitsOf(pairings: Facts[]): string {
  const units = pairings.map(({ cadre_unit }) => `${text(cadre_unit)}`)
  return new Set(units).size < 2 ? (units[0] ?? '') : units.join('、')
}

/** Since when stands in brackets behind the phone where no column says it (LAYOUTS.md §2.2, P2). */
function phonesOf(pairings: Facts[], dated: boolean): string {
  const phones = pairings.map(({ cadre_phone }) => `${text(cadre_phone)}`)
  const [only] = pairings
  if (pairings.length !== 1 || only === undefined) return phones.filter((phone) => phone !== '').join('、')
  const since = `${text(only.since_on)}`
  return !dated || phones[0] === '' || since === '' ? phones[0]! : `${phones[0]}(${since})`
}
