/**
 * ID numbers as ledgers write them (GB 11643; LAYOUTS.md §4 rule 7): 18 characters with X or x, 15-digit old ones, disability certificates
 * (18 + kind + grade = 20, or 22), full-width digits, spaces. A number cell has lost what follows its 15th digit: refused, never repaired.
 */
import { checkCharacter } from '../../../shared/idnumber.ts'
import { type Cell, tight } from './text.ts'

export type IdState = 'valid' | 'missing' | 'length' | 'checksum' | 'refused'
export interface IdRead {
  state: IdState
  /** Normalised, '' where blank or refused. */
  number: string
  /** The 18 characters people are matched by; null where there are none. */
  id18: string | null
  birthOn: string | null
  sex: '男' | '女' | null
}

export function readIdNumber(cell: Cell): IdRead {
  const number = tight(cell)
    .replace(/^['‘’]/, '')
    .toUpperCase()
  if (number === '' || /^(无|\/+|-+|—+)$/.test(number)) return blank('missing', '')
  if (typeof cell === 'number' || /^\d(\.\d+)?E\+?\d+$/.test(number)) return blank('refused', '')
  if (number.startsWith('999999')) return blank('missing', number)
  if (![15, 18, 20, 22].includes(number.length)) return blank('length', number)
  if (number.length === 15) return old(number)
  const id18 = number.slice(0, 18)
  const shaped = /^\d{17}[\dX]$/.test(id18)
  const state = shaped && checkCharacter(id18.slice(0, 17)) === id18[17] ? 'valid' : 'checksum'
  return { state, number, id18, birthOn: birth(number.slice(6, 14)), sex: sex(number.charCodeAt(16)) }
}

function blank(state: IdState, number: string): IdRead {
  return { state, number, id18: null, birthOn: null, sex: null }
}

/** Fifteen digits stand for a birth in 19xx; the eighteen are what the same person carries today. */
function old(number: string): IdRead {
  if (!/^\d{15}$/.test(number)) return blank('length', number)
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`
  const id18 = first17 + checkCharacter(first17)
  return { state: 'valid', number, id18, birthOn: birth(id18.slice(6, 14)), sex: sex(id18.charCodeAt(16)) }
}

function birth(digits: string): string | null {
  const year = Number(digits.slice(0, 4))
  const month = Number(digits.slice(4, 6))
  const day = Number(digits.slice(6, 8))
  if (!(year >= 1850 && month >= 1 && month <= 12 && day >= 1)) return null
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
}

function sex(code: number): '男' | '女' | null {
  if (code < 48 || code > 57) return null
  return code % 2 === 1 ? '男' : '女'
}
