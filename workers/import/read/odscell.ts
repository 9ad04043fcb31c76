import type { Cell } from './row.ts'
import type { Tag } from './xmlpart.ts'

/** A repetition or span, 1 where none is stated. */
export function times(stated: string | undefined): number {
  const count = Number(stated ?? 1)
  return Number.isInteger(count) && count > 0 ? count : 1
}

/** Numbers as stored, dates and times as the ISO text they are stored as. */
export function cellValue({ attributes }: Tag, text: string): Cell {
  switch (attributes.get('value-type')) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const value = Number(attributes.get('value') ?? Number.NaN)
      return Number.isFinite(value) ? value : text
    }
    case 'boolean':
      return attributes.get('boolean-value') === 'true'
    case 'date':
      return attributes.get('date-value') ?? text
    default:
      return text
  }
}
