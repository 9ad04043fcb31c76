/** Sheets of our own as an `.xlsx`: title, a line of words, header that stays and is printed on every page, rows. */
import { Buffer } from 'node:buffer'
import type { HandoutSheet } from '../../../shared/handout.ts'
import { contentTypes, main, office, part, prolog, related } from './rebuilt.ts'
import { escaped } from './rowpatch.ts'
import { columnName } from './sheethead.ts'
import { type Part, zipped } from './zipwriter.ts'

const font = (size: number, bold = '') => `<font>${bold}<sz val="${size}"/><name val="宋体"/></font>`
const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`
const border = `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`
const align = (across: string) => `<alignment horizontal="${across}" vertical="center" wrapText="1"/>`
const format = { title: 1, note: 2, header: 3, text: 4, number: 5, percent: 6 }
/** Text stays text when somebody types into it (49). */
const formats = [
  '<xf/>',
  `<xf fontId="1" applyFont="1" applyAlignment="1">${align('center')}</xf>`,
  `<xf fontId="0" applyAlignment="1">${align('left')}</xf>`,
  `<xf fontId="2" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${align('center')}</xf>`,
  `<xf numFmtId="49" borderId="1" quotePrefix="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`,
  `<xf numFmtId="0" borderId="1" applyBorder="1"/>`,
  `<xf numFmtId="9" borderId="1" applyNumberFormat="1" applyBorder="1"/>`,
]
const fills = `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFF3F8"/><bgColor indexed="64"/></patternFill></fill></fills>`
const styles = `${prolog}<styleSheet xmlns="${main}"><fonts count="3">${font(11)}${font(16, '<b/>')}${font(11, '<b/>')}</fonts>${fills}<borders count="2"><border/>${border}</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs></styleSheet>`

export async function handOut(sheets: HandoutSheet[]): Promise<Uint8Array> {
  async function* parts(): AsyncGenerator<Part> {
    yield part('[Content_Types].xml', [contentTypes(sheets.length)])
    yield part('_rels/.rels', [related([['officeDocument', 'xl/workbook.xml']])])
    const targets = sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`])
    yield part('xl/_rels/workbook.xml.rels', [related([...targets, ['styles', 'styles.xml']])])
    yield part('xl/workbook.xml', [bookXml(sheets)])
    for (const [at, sheet] of sheets.entries()) yield part(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet))
    yield part('xl/styles.xml', [styles])
  }
  const pieces: Uint8Array[] = []
  for await (const bytes of zipped(parts())) pieces.push(bytes)
  return Buffer.concat(pieces)
}

function bookXml(sheets: HandoutSheet[]): string {
  const list = sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const titles = sheets.map(
    ({ name }, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${escaped(name)}'!$3:$3</definedName>`,
  )
  return `${prolog}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

function* sheetXml({ title, note, columns, rows }: HandoutSheet): Generator<string> {
  const last = columnName(columns.length - 1)
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  yield `${prolog}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
  yield `<row r="1" ht="30" customHeight="1">${textCell('A1', title, format.title)}</row>`
  yield `<row r="2" ht="30" customHeight="1">${textCell('A2', note, format.note)}</row>`
  yield `<row r="3" ht="30" customHeight="1">${columns.map(({ name }, at) => textCell(`${columnName(at)}3`, name, format.header)).join('')}</row>`
  for (const [i, row] of rows.entries()) {
    const cells = columns.map(({ kind }, at) => cell(`${columnName(at)}${i + 4}`, row[at] ?? null, kind))
    yield `<row r="${i + 4}">${cells.join('')}</row>`
  }
  yield `</sheetData><mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A2:${last}2"/></mergeCells><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

function cell(ref: string, value: string | number | null, kind: 'percent' | undefined): string {
  if (typeof value === 'number')
    return `<c r="${ref}" s="${kind === 'percent' ? format.percent : format.number}"><v>${value}</v></c>`
  return value === null ? `<c r="${ref}" s="${format.text}"/>` : textCell(ref, value, format.text)
}

const textCell = (ref: string, words: string, style: number) =>
  `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(words)}</t></is></c>`
