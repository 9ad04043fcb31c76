import { columnAt, columnName } from './sheethead.ts'

/** What is done to a row whose cells are all there: formats given to some, XML put behind the last. */
export interface RowChange {
  /** By column from 0: the cell's new format, by its old one. */
  formats: Iterable<[number, (format: number | undefined) => number]>
  /** The column of what comes last, and its XML, by the format of the cell before. */
  column: number
  last: (beside: number | undefined) => string
}

/**
 * The row with the change, by looking only at the cells in question: a fifth of the time of looking at all of them. undefined
 * where it is not as nearly every program writes it: references on the cells, nothing behind them, no comments or CDATA.
 */
export function changedRow(xml: string, number: number, prefix: string, change: RowChange): string | undefined {
  if (xml.includes('<!')) return undefined
  const cell = `<${prefix}c `
  const lastOpen = xml.lastIndexOf(cell)
  const end = xml.lastIndexOf(`</${prefix}row`)
  const behind = xml.endsWith(`</${prefix}c>`, end) || (xml[end - 2] === '/' && xml.indexOf('>', lastOpen) === end - 1)
  if (lastOpen < 0 || !behind) return undefined
  const letters = /\sr="([A-Z]+)\d+"/.exec(xml.slice(lastOpen, lastOpen + 64))?.[1]
  if (letters === undefined || columnAt(letters) >= change.column) return undefined
  const places: { open: number; at: number; give: (format: number | undefined) => number }[] = []
  for (const [at, give] of change.formats) {
    const named = xml.indexOf(` r="${columnName(at)}${number}"`)
    const open = named < 0 ? -1 : xml.lastIndexOf('<', named)
    if (open < 0 || !xml.startsWith(cell, open)) return undefined
    places.push({ open, at, give })
  }
  let out = ''
  let from = 0
  for (const { open, give } of places.toSorted((a, b) => a.open - b.open)) {
    const close = xml.indexOf('>', open)
    const tag = xml.slice(open, close)
    const format = formatOf(tag)
    const plain = format === undefined ? tag : tag.replace(/\ss="\d+"/, '')
    out += `${xml.slice(from, open)}${cell}s="${give(format)}" ${plain.slice(cell.length)}`
    from = close
  }
  return (
    out + xml.slice(from, end) + change.last(formatOf(xml.slice(lastOpen, xml.indexOf('>', lastOpen)))) + xml.slice(end)
  )
}

function formatOf(tag: string): number | undefined {
  const format = /\ss="(\d+)"/.exec(tag)?.[1]
  return format === undefined ? undefined : Number(format)
}
