import { ReadRefused } from './refusal.ts'
import type { Cell, Merge, Row } from './row.ts'
import { plainText } from './xmltext.ts'

const mostColumns = 16_384
const mostRows = 1_048_576
const breaks = new Set(['br', 'p', 'div', 'li', 'tr'])

/** Rows from the tags of a page's tables; cells of a table inside a cell become that cell's text. */
export class HtmlTable {
  rows: Row[] = []
  merges: Merge[] = []
  tables = 0
  private depth = 0
  private row = 0
  private cells: Cell[] = []
  private column = 0
  private cell: { text: string; left: number; right: number } | undefined
  /** By column, the last row a cell from above reaches into. */
  private taken: number[] = []

  text(html: string): void {
    if (this.cell) this.cell.text += html.replace(/[ \t\r\n\f]+/g, ' ')
  }

  tag(name: string, closing: boolean, inside: string): void {
    if (name === 'table') this.table(closing)
    else if (this.depth === 1 && name === 'tr') {
      this.closeRow()
      if (!closing) this.openRow()
    } else if (this.depth === 1 && (name === 'td' || name === 'th')) {
      this.closeCell()
      if (!closing) this.openCell(inside)
    } else if (this.cell && breaks.has(name)) this.cell.text += '\n'
  }

  end(): void {
    this.closeRow()
  }

  private table(closing: boolean): void {
    if (closing) this.depth = Math.max(0, this.depth - 1)
    else this.depth++
    if (this.depth === (closing ? 0 : 1)) {
      this.closeRow()
      this.taken = []
    }
    if (!closing) this.tables++
  }

  private openRow(): void {
    if (++this.row > mostRows) throw new ReadRefused('too_large')
    this.column = 0
  }

  private openCell(inside: string): void {
    if (this.row === 0) this.openRow()
    while (this.taken[this.column]! >= this.row) this.column++
    const right = this.column + span(inside, 'colspan', mostColumns) - 1
    const bottom = this.row + span(inside, 'rowspan', 65_534) - 1
    if (right >= mostColumns) throw new ReadRefused('damaged')
    this.cell = { text: '', left: this.column, right }
    if (right > this.column || bottom > this.row) {
      this.merges.push({ top: this.row, left: this.column, bottom, right })
    }
    while (this.taken.length < this.column) this.taken.push(0)
    for (let column = this.column; column <= right; column++) this.taken[column] = bottom
  }

  private closeCell(): void {
    if (!this.cell) return
    const { text, left, right } = this.cell
    this.cell = undefined
    this.column = right + 1
    const value = plainText(text.replaceAll('&nbsp;', ' ').replaceAll('&nbsp', ' '))
      .replace(/ *\n */g, '\n')
      .trim()
    if (value === '') return
    while (this.cells.length < left) this.cells.push(null)
    this.cells[left] = value
  }

  private closeRow(): void {
    this.closeCell()
    if (this.cells.length) this.rows.push({ row: this.row, cells: this.cells })
    this.cells = []
  }
}

function span(inside: string, name: string, most: number): number {
  const stated = new RegExp(`\\s${name}\\s*=\\s*["']?\\s*(\\d{1,6})`, 'i').exec(inside)?.[1]
  return Math.min(Math.max(Number(stated ?? 1), 1), most)
}
