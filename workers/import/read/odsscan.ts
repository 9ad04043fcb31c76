import type { Limits } from './limits.ts'
import { cellValue, times } from './odscell.ts'
import { ReadRefused } from './refusal.ts'
import type { Cell, Merge, Row } from './row.ts'
import { decodeUtf8 } from './utf8.ts'
import { type Tag, tags } from './xmlpart.ts'
import { plainText } from './xmltext.ts'

const mostColumns = 16_384

/** Tokens of an OpenDocument `content.xml` to the rows of one of its sheets. Repeated rows and cells count once where they are blank. */
export class OdsScan {
  sheets: { name: string; hidden: boolean }[] = []
  rows: Row[] = []
  merges: Merge[] = []
  date1904 = false
  /** The wanted sheet is over. */
  done = false
  private wanted: number
  private limits: Limits
  private hiddenStyles = new Set<string>()
  private style = ''
  private row = 0
  private column = 0
  private rowRepeat = 1
  private cells: Cell[] = []
  private cell: { tag: Tag; text: string; paragraphs: number } | undefined
  private inParagraph = 0
  private annotation = 0
  private total = 0

  constructor(wanted: number, limits: Limits) {
    this.wanted = wanted
    this.limits = limits
  }

  text(bytes: Uint8Array, from: number, to: number): void {
    if (this.cell && this.inParagraph > 0 && this.annotation === 0 && to > from) {
      this.cell.text += plainText(decodeUtf8(bytes, from, to))
    }
  }

  markup(bytes: Uint8Array, open: number, end: number): void {
    const mark = bytes[open + 1]
    if (mark === 0x21 || mark === 0x3f) {
      this.text(bytes, open, end)
      return
    }
    const closing = mark === 0x2f
    const name = decodeUtf8(bytes, open + (closing ? 2 : 1), open + Math.min(40, end - open)).match(/^[^\s/>]*/)![0]
    if (!name.startsWith('text:') && !wantedTags.has(name)) return
    const tag = closing ? undefined : tags(decodeUtf8(bytes, open, end))[0]
    if (tag) this.opens(name, tag)
    if (closing || bytes[end - 2] === 0x2f) this.closes(name)
  }

  private opens(name: string, tag: Tag): void {
    const attribute = (key: string) => tag.attributes.get(key)
    if (name === 'style:style') this.style = attribute('name') ?? ''
    else if (name === 'style:table-properties' && attribute('display') === 'false') this.hiddenStyles.add(this.style)
    else if (name === 'table:null-date') this.date1904 = attribute('date-value')?.startsWith('1904') === true
    else if (name === 'table:table') this.openSheet(attribute('name') ?? '', attribute('style-name') ?? '')
    else if (!this.reading()) return
    else if (name === 'table:table-row') this.openRow(times(attribute('number-rows-repeated')))
    else if (isCell(name)) this.cell = { tag, text: '', paragraphs: 0 }
    else if (name === 'office:annotation') this.annotation++
    else if (this.cell && this.annotation === 0) this.openText(name, tag)
  }

  private openText(name: string, tag: Tag): void {
    const { cell } = this
    if (name === 'text:p' || name === 'text:h') {
      this.inParagraph++
      if (cell!.paragraphs++ > 0) cell!.text += '\n'
    } else if (name === 'text:s') cell!.text += ' '.repeat(Math.min(times(tag.attributes.get('c')), 1000))
    else if (name === 'text:tab') cell!.text += '\t'
    else if (name === 'text:line-break') cell!.text += '\n'
  }

  private closes(name: string): void {
    if (!this.reading()) return
    if (name === 'office:annotation') this.annotation--
    else if (this.annotation > 0) return
    else if (name === 'text:p' || name === 'text:h') this.inParagraph--
    else if (isCell(name)) this.closeCell()
    else if (name === 'table:table-row') this.closeRow()
    else if (name === 'table:table') this.done = true
  }

  private reading(): boolean {
    return this.wanted === this.sheets.length - 1 && !this.done
  }

  private openSheet(name: string, style: string): void {
    this.sheets.push({ name, hidden: this.hiddenStyles.has(style) })
  }

  private openRow(repeated: number): void {
    this.rowRepeat = repeated
    this.row++
    this.column = 0
    this.cells = []
  }

  private closeCell(): void {
    if (!this.cell) return
    const { tag, text } = this.cell
    this.cell = undefined
    const repeated = times(tag.attributes.get('number-columns-repeated'))
    const right = this.column + times(tag.attributes.get('number-columns-spanned')) - 1
    const bottom = this.row + times(tag.attributes.get('number-rows-spanned')) - 1
    if (right > this.column || bottom > this.row) this.merge(right, bottom)
    const value = cellValue(tag, text)
    if (value !== null && value !== '') {
      if (this.column + repeated > mostColumns) throw new ReadRefused('bomb')
      while (this.cells.length < this.column) this.cells.push(null)
      for (let count = 0; count < repeated; count++) this.cells.push(value)
    }
    this.column += repeated
  }

  private merge(right: number, bottom: number): void {
    if (this.merges.length >= this.limits.merges) throw new ReadRefused('too_large', '合并单元格太多')
    this.merges.push({ top: this.row, left: this.column, bottom, right })
  }

  private closeRow(): void {
    if (this.cells.length) {
      this.total += this.cells.length * this.rowRepeat
      if (this.total > this.limits.cells || this.rowRepeat > 100_000) throw new ReadRefused('bomb')
      for (let count = 0; count < this.rowRepeat; count++) {
        this.rows.push({ row: this.row + count, cells: count ? [...this.cells] : this.cells })
      }
    }
    this.row += this.rowRepeat - 1
  }
}

const wantedTags = new Set([
  'style:style',
  'style:table-properties',
  'table:null-date',
  'table:table',
  'table:table-row',
  'table:table-cell',
  'table:covered-table-cell',
  'office:annotation',
])

function isCell(name: string): boolean {
  return name === 'table:table-cell' || name === 'table:covered-table-cell'
}
