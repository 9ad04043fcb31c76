import type { Cell, Limits, Merge, Row, Workbook } from '../../../workers/import/read/workbook.ts'
import { memorySource, openWorkbook } from '../../../workers/import/read/workbook.ts'
import { deflatedPart, type Part, zipOf } from './zipfile.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook's parts; what a test is about replaces the plain one. Sheets are `<sheetData>` contents or whole parts. */
export interface Book {
  sheets: string[]
  strings?: string
  workbook?: string
  relations?: string
  others?: Part[]
}

export function xlsxParts({ sheets, strings, workbook, relations, others = [] }: Book): Part[] {
  const ids = sheets.map((_, index) => index + 1)
  const sheetTags = ids.map((id) => `<sheet name="表${id}" sheetId="${id}" r:id="rId${id}"/>`).join('')
  const plain = `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheetTags}</sheets></workbook>`
  const sheetRelations = ids.map((id) => relation(`rId${id}`, 'worksheet', `worksheets/sheet${id}.xml`)).join('')
  const plainRelations = sheetRelations + relation('rIdS', 'sharedStrings', 'sharedStrings.xml')
  return [
    deflatedPart(
      '_rels/.rels',
      `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    deflatedPart('xl/workbook.xml', workbook ?? plain),
    deflatedPart('xl/_rels/workbook.xml.rels', `<Relationships>${relations ?? plainRelations}</Relationships>`),
    ...sheets.map((sheet, index) => deflatedPart(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet))),
    ...(strings === undefined ? [] : [deflatedPart('xl/sharedStrings.xml', stringsXml(strings))]),
    ...others,
  ]
}

export function xlsx(book: Book): Uint8Array {
  return zipOf(xlsxParts(book))
}

/** A workbook of one sheet. */
export function sheet(data: string, strings?: string): Uint8Array {
  return xlsx(strings === undefined ? { sheets: [data] } : { sheets: [data], strings })
}

export function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
}

function sheetXml(data: string): string {
  return /worksheet/.test(data) ? data : `<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`
}

function stringsXml(strings: string): string {
  return /sst/.test(strings) ? strings : `<sst xmlns="${main}">${strings}</sst>`
}

export async function opened(
  bytes: Uint8Array,
  { name = '台账.xlsx', ...limits }: Partial<Limits> & { name?: string } = {},
) {
  const answer = await openWorkbook(memorySource(name, bytes), limits)
  if ('refused' in answer) throw new Error(answer.refused.message)
  return answer.workbook
}

/** The code of the refusal, met at opening or while reading every sheet, else undefined. */
export async function refusal(
  bytes: Uint8Array,
  { name = '台账.xlsx', ...limits }: Partial<Limits> & { name?: string } = {},
) {
  const answer = await openWorkbook(memorySource(name, bytes), limits)
  if ('refused' in answer) return answer.refused.code
  try {
    for (const sheet of answer.workbook.sheets) {
      for await (const _ of sheet.rows());
      await sheet.merges()
    }
    return undefined
  } catch (error) {
    return (error as { refused: { code: string } }).refused.code
  }
}

export async function rowsOf(workbook: Workbook, index = 0): Promise<Row[]> {
  const rows: Row[] = []
  for await (const chunk of workbook.sheets[index]!.rows()) rows.push(...chunk)
  return rows
}

/** The rows of the first sheet. */
export async function read(bytes: Uint8Array, name?: string): Promise<Row[]> {
  return rowsOf(await opened(bytes, name === undefined ? {} : { name }))
}

/** The first sheet's only row. */
export async function readCells(bytes: Uint8Array): Promise<Cell[]> {
  return (await read(bytes))[0]!.cells
}

export async function mergesOf(bytes: Uint8Array): Promise<Merge[]> {
  return (await opened(bytes)).sheets[0]!.merges()
}
