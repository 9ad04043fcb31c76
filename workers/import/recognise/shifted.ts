/**
 * Columns that slipped (LAYOUTS.md §4 rule 13): 政治面貌 holds 妻子, 儿子. Told by many rows together: hardly a value fits the field
 * the header names, nearly all look like another one's.
 */
import type { Issue } from '../../../shared/import.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import type { Sealer } from '../../db/seal.ts'
import { tight } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'
import type { Block, Column } from './block.ts'
import { headerOf } from './columnwords.ts'
import { type Look, looks, ownLook } from './looks.ts'

export interface Shifted {
  column: Column
  /** What it looks like, and some of what it holds. */
  looks: string
  samples: string[]
}

const fewest = 3

export function shiftedIn(block: Block, rows: Row[]): Shifted[] {
  if (rows.length < fewest) return []
  return block.columns.flatMap((column) => {
    const own = column.field && column.origin === undefined ? ownLook(column.field) : null
    if (own === null) return []
    const values = rows.map((row) => tight(row.cells[column.at])).filter((text) => !isNothing(text))
    if (values.length < fewest || share(values, own) > 0.2) return []
    const other = looks.find((look) => look.title !== own.title && share(values, look) >= 0.8)
    if (other === undefined || other.fields.includes(column.field?.name ?? '')) return []
    return [{ column, looks: other.title, samples: [...new Set(values)].slice(0, 3) }]
  })
}

/** Such columns stay with the record as written, until a person says what they are. */
export function withoutShifted(block: Block, shifted: Shifted[]): Block {
  const held = new Set(shifted.map(({ column }) => column.at))
  if (held.size === 0) return block
  const columns = block.columns.map((column) => (held.has(column.at) ? { ...column, field: null } : column))
  return { ...block, columns }
}

export function shiftedIssue({ column, looks, samples }: Shifted, sheet: string, sealer: Sealer): Issue {
  const held = sealNumbers(samples.join('、'), sealer)
  return {
    sheet,
    row: null,
    header: headerOf(column),
    field: column.field?.name ?? null,
    at: column.at,
    who: null,
    code: 'column-shifted',
    value: `像“${looks}”：${held}`,
    level: 'error',
  }
}

function share(values: string[], look: Look): number {
  return values.filter((text) => look.fits(text)).length / values.length
}

/** Says nothing of its column. */
function isNothing(text: string): boolean {
  return /^(?:|无|其他|其它|否|是|有|没有|不详|\d|\/+|-+|—+)$/.test(text)
}
