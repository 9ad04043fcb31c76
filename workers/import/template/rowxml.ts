/** Rows of a sheet's XML: read into cells, written with other values in the formats they have. */
import { escaped } from '../handback/rowpatch.ts'
import { columnAt, columnName } from '../handback/sheethead.ts'
import { ReadRefused } from '../read/refusal.ts'
import type { Filled, FilledRow } from './fill.ts'
import { copiedFormula } from './reference.ts'

/** As many as a sheet has. */
export const mostRows = 1_048_576
const mostColumns = 16_384

export interface CellXml {
  at: number
  format: string | undefined
  /** Without its sign of equality; shared ones spelled out. */
  formula: string | undefined
  xml: string
}

export interface RowXml {
  row: number
  /** The start tag's attributes but `r` and `spans`. */
  attributes: string
  cells: CellXml[]
}

/** Where a shared formula was first written. */
export type SharedFormulas = Map<string, { formula: string; row: number; at: number }>

export function rowsIn(sheetData: string, prefix: string, shared: SharedFormulas): RowXml[] {
  const p = prefix
  const element = new RegExp(`<${p}row(?=[\\s/>])([^>]*?)(?:/>|>([\\s\\S]*?)</${p}row\\s*>)`, 'g')
  let before = 0
  return [...sheetData.matchAll(element)].map(([, attributes = '', inside = '']) => {
    const row = Number(/\sr\s*=\s*["'](\d+)/.exec(attributes)?.[1] ?? before + 1)
    if (!(row > 0 && row <= mostRows)) throw new ReadRefused('damaged')
    before = row
    const kept = attributes.replace(/\s(?:r|spans)\s*=\s*(?:"[^"]*"|'[^']*')/g, '')
    return { row, attributes: kept, cells: cellsIn(inside, p, row, shared) }
  })
}

function cellsIn(xml: string, p: string, row: number, shared: SharedFormulas): CellXml[] {
  const element = new RegExp(`<${p}c(?=[\\s/>])([^>]*?)(?:/>|>([\\s\\S]*?)</${p}c\\s*>)`, 'g')
  let before = -1
  return [...xml.matchAll(element)].map(([whole, attributes = '', inside = '']) => {
    const letters = /\sr\s*=\s*["']([A-Z]+)/.exec(attributes)?.[1]
    const at = letters === undefined ? before + 1 : columnAt(letters)
    if (at >= mostColumns) throw new ReadRefused('damaged')
    before = at
    const format = /\ss\s*=\s*["'](\d+)/.exec(attributes)?.[1]
    return { at, format, formula: formulaIn(inside, p, row, at, shared), xml: whole }
  })
}

function formulaIn(inside: string, p: string, row: number, at: number, shared: SharedFormulas): string | undefined {
  const found = new RegExp(`<${p}f(?=[\\s/>])([^>]*?)(?:/>|>([\\s\\S]*?)</${p}f\\s*>)`).exec(inside)
  if (!found) return undefined
  const [, attributes = '', written = ''] = found
  const formula = unescaped(written)
  const index = /\bt\s*=\s*["']shared/.test(attributes) ? /\bsi\s*=\s*["'](\d+)/.exec(attributes)?.[1] : undefined
  if (index === undefined) return formula === '' ? undefined : formula
  if (formula !== '') shared.set(index, { formula, row, at })
  const first = shared.get(index)
  return first && copiedFormula(first.formula, row - first.row, at - first.at)
}

export interface RowWriting {
  prefix: string
  /** What formulas become where rows were put in. */
  formula: (formula: string) => string
}

/** The row as another row of the sheet, values where there are some. `copies`: its formulas go by where it stands then; `bare`: nothing else of it. */
export function rowXml(
  base: RowXml,
  to: number,
  values: FilledRow,
  how: RowWriting & { bare: boolean; copies: boolean; empties: (at: number) => boolean },
): string {
  const { prefix: p } = how
  const cells = new Map(base.cells.map((cell) => [cell.at, cell]))
  const columns = [...new Set([...cells.keys(), ...values.keys()])].toSorted((a, b) => a - b)
  const written = columns.map((at) => {
    const cell = cells.get(at)
    const value = values.get(at)
    const start = `<${p}c r="${columnName(at)}${to}"${cell?.format === undefined ? '' : ` s="${cell.format}"`}`
    if (cell?.formula !== undefined) {
      const formula = how.copies ? copiedFormula(how.formula(cell.formula), to - base.row) : how.formula(cell.formula)
      return `${start}><${p}f>${escaped(formula)}</${p}f></${p}c>`
    }
    if (value !== undefined && value !== '') return start + valueXml(value, p)
    if (cell === undefined || how.bare || how.empties(at) || value === '') return `${start}/>`
    return cell.xml.replace(/\sr\s*=\s*(?:"[^"]*"|'[^']*')/, ` r="${columnName(at)}${to}"`)
  })
  return `<${p}row r="${to}"${base.attributes}>${written.join('')}</${p}row>`
}

function valueXml(value: Filled, p: string): string {
  if (typeof value === 'number') return `><${p}v>${value}</${p}v></${p}c>`
  return ` t="inlineStr"><${p}is><${p}t xml:space="preserve">${escaped(value)}</${p}t></${p}is></${p}c>`
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export function unescaped(xml: string): string {
  return xml.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name as string] ?? whole
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
  })
}
