/** An empty `.xlsx` in one of our layouts, to be filled like any other form: title, a line of words, header, one row with its format. */
import { Buffer } from 'node:buffer'
import type { RosterLayout } from '../../../shared/template.ts'
import { contentTypes, main, office, part, prolog, related } from '../handback/rebuilt.ts'
import { escaped } from '../handback/rowpatch.ts'
import { columnName } from '../handback/sheethead.ts'
import { type Part, zipped } from '../handback/zipwriter.ts'

const font = (size: number, bold = '') => `<font>${bold}<sz val="${size}"/><name val="宋体"/></font>`
const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`
const border = `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`
const align = (across: string) => `<alignment horizontal="${across}" vertical="center" wrapText="1"/>`
/** Text stays text when somebody types into it (49): an ID number would lose its end. */
const formats = [
  '<xf/>',
  `<xf fontId="1" applyFont="1" applyAlignment="1">${align('center')}</xf>`,
  `<xf fontId="0" applyAlignment="1">${align('left')}</xf>`,
  `<xf fontId="2" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${align('center')}</xf>`,
  `<xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`,
]
const styles = `${prolog}<styleSheet xmlns="${main}"><fonts count="3">${font(11)}${font(16, '<b/>')}${font(11, '<b/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFF3F8"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border/>${border}</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs></styleSheet>`

/** `note`: what whoever has the sheet in hand should know. */
export async function blankForm(layout: RosterLayout, title: string, note: string): Promise<Uint8Array> {
  async function* parts(): AsyncGenerator<Part> {
    yield part('[Content_Types].xml', [contentTypes(1)])
    yield part('_rels/.rels', [related([['officeDocument', 'xl/workbook.xml']])])
    yield part('xl/_rels/workbook.xml.rels', [
      related([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ])
    const { xml, top } = sheetXml(layout.headers, title, note)
    const book = `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">花名册!$${top[0]}:$${top[1]}</definedName></definedNames></workbook>`
    yield part('xl/workbook.xml', [prolog + book])
    yield part('xl/worksheets/sheet1.xml', [xml])
    yield part('xl/styles.xml', [styles])
  }
  const pieces: Uint8Array[] = []
  for await (const bytes of zipped(parts())) pieces.push(bytes)
  return Buffer.concat(pieces)
}

function sheetXml(headers: string[], title: string, note: string): { xml: string; top: [number, number] } {
  const paths = headers.map((header) => header.split('/'))
  const two = paths.some((path) => path.length > 1)
  const last = columnName(headers.length - 1)
  const row = (at: number, height: number, cells: string[], format: number) =>
    `<row r="${at}" ht="${height}" customHeight="1">${cells.map((words, i) => cellXml(`${columnName(i)}${at}`, words, format)).join('')}</row>`
  const groups = paths.map(([group = ''], i) =>
    i > 0 && paths[i]!.length > 1 && paths[i - 1]![0] === group ? '' : group,
  )
  const leaves = paths.map(([, leaf = '']) => leaf)
  const bottom = two ? 4 : 3
  const rows = [
    row(1, 30, [title], 1),
    row(2, 20, [note], 2),
    row(3, 30, groups, 3),
    ...(two ? [row(4, 24, leaves, 3)] : []),
    row(
      bottom + 1,
      20,
      headers.map(() => ''),
      4,
    ),
  ]
  const merges = [`A1:${last}1`, `A2:${last}2`, ...(two ? groupMerges(paths) : [])]
  const widths = leaves.map((leaf, i) => {
    return `<col min="${i + 1}" max="${i + 1}" width="${widthOf(leaf || groups[i] || '')}" customWidth="1"/>`
  })
  const xml = `${prolog}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${bottom}" topLeftCell="A${bottom + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${rows.join('')}</sheetData><mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
  return { xml, top: [3, bottom] }
}

function cellXml(ref: string, words: string, format: number): string {
  if (words === '') return `<c r="${ref}" s="${format}"/>`
  return `<c r="${ref}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${escaped(words)}</t></is></c>`
}

/** A group over its leaves, a column of its own over both rows. */
function groupMerges(paths: string[][]): string[] {
  return paths.flatMap(([group, leaf], i) => {
    if (leaf === undefined) return [`${columnName(i)}3:${columnName(i)}4`]
    if (paths[i - 1]?.[0] === group) return []
    const end = paths.findIndex((path, at) => at > i && path[0] !== group)
    const to = (end < 0 ? paths.length : end) - 1
    return to > i ? [`${columnName(i)}3:${columnName(to)}3`] : []
  })
}

function widthOf(header: string): number {
  if (/证件号码|ID2|户编号|卡号/.test(header)) return 21
  if (/电话|手机号|单位|措施|备注/.test(header)) return 16
  if (/^(?:序号|性别|人口数|家庭人口|家庭成员数)$/.test(header)) return 6
  return 11
}
