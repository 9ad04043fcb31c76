import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { mergesOf, opened, read } from './book.ts'
import { deflatedPart, zipOf } from './zipfile.ts'

const grid = [['户编号', '姓名', '人数'], ['0052990100', ' 张三 ', 3], [], ['0052990101', '2026-10-31', 4.5, true]]
const rows = [
  { row: 1, cells: ['户编号', '姓名', '人数'] },
  { row: 2, cells: ['0052990100', ' 张三 ', 3] },
  { row: 4, cells: ['0052990101', '2026-10-31', 4.5, true] },
]

test.each(['biff8', 'xlsb', 'xlml', 'ods', 'xlsx'] as const)(
  'a %s workbook keeps text text, numbers numbers, and row numbers',
  async (bookType) => {
    const bytes = written(bookType)
    expect(await read(bytes, '名字说明不了格式.csv')).toEqual(rows)
    const book = await opened(bytes)
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['花名册', false],
      ['字典', bookType !== 'ods'],
    ])
    expect(await book.sheets[0]!.merges()).toEqual([{ top: 2, left: 2, bottom: 2, right: 3 }])
    expect(await book.sheets[0]!.preview(2)).toEqual(rows.slice(0, 2))
  },
)

test('an OpenDocument sheet repeats cells and rows, keeps dates as written, leaves comments out and knows hidden sheets', async () => {
  const content = `<office:document-content><office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>
    <table:table table:name="一"><table:table-column/><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"><text:p>7.00</text:p></table:table-cell></table:table-row>
    <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
    <table:table-row><table:table-cell office:value-type="date" office:date-value="2026-10-31"><text:p>26/10/31</text:p></table:table-cell><table:table-cell table:number-columns-spanned="2" office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>甲<text:s text:c="2"/>乙&amp;<text:span>丙</text:span></text:p><text:p>丁</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row></table:table>
    <table:table table:name="二" table:style-name="ta2"/></office:spreadsheet></office:body></office:document-content>`
  const bytes = zipOf([deflatedPart('content.xml', content)])
  expect(await read(bytes)).toEqual([
    { row: 1, cells: [7, 7] },
    { row: 2, cells: [7, 7] },
    { row: 6, cells: ['2026-10-31', '甲  乙&丙\n丁', null, true] },
  ])
  expect(await mergesOf(bytes)).toEqual([{ top: 6, left: 1, bottom: 6, right: 2 }])
  expect((await opened(bytes)).sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['一', false],
    ['二', true],
  ])
})

test('a web page named .xls is read with its merges, all cells text', async () => {
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td{x:y}</style><!--<x:Name>花名册</x:Name><table><tr><td>no--></head><body>
    <table border=1><tr><th colspan="2">清禾县&nbsp;名册</th></tr>
    <tr><td rowspan=2>1<td style='mso-number-format:"\\@"'>529901199001011234</td></tr>
    <tr><td>张&lt;三&#62;<br>李 四</td><td></td><td><table><tr><td>内</td><td>层</td></tr></table></td></tr></table>
    <p>x</p><TABLE><TR><TD>第二表</TD></TR></TABLE></body></html>`
  const bytes = Buffer.from(html)
  expect(await read(bytes, '名册.xls')).toEqual([
    { row: 1, cells: ['清禾县 名册'] },
    { row: 2, cells: ['1', '529901199001011234'] },
    { row: 3, cells: [null, '张<三>\n李 四', null, '内层'] },
    { row: 4, cells: ['第二表'] },
  ])
  expect(await mergesOf(bytes)).toEqual([
    { top: 1, left: 0, bottom: 1, right: 1 },
    { top: 2, left: 0, bottom: 3, right: 0 },
  ])
  expect((await opened(bytes)).sheets[0]!.name).toBe('花名册')
})

test('a web page in GB2312 is read by its own statement or by its bytes', async () => {
  const table = (head: string) =>
    Buffer.concat([
      Buffer.from(`<html>${head}<table><tr><td>`),
      Buffer.from('d0d5c3fb', 'hex'),
      Buffer.from('</td></tr></table></html>'),
    ])
  for (const head of ['<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', '']) {
    expect(await read(table(head), '名册.xls')).toEqual([{ row: 1, cells: ['姓名'] }])
  }
})

function written(bookType: XLSX.BookType): Uint8Array {
  const workbook = XLSX.utils.book_new()
  const sheet = XLSX.utils.aoa_to_sheet(grid)
  sheet['!merges'] = [{ s: { r: 1, c: 2 }, e: { r: 1, c: 3 } }]
  XLSX.utils.book_append_sheet(workbook, sheet, '花名册')
  XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet([['是', '否']]), '字典')
  workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  return new Uint8Array(
    XLSX.write(workbook, { type: 'array', bookType, codepage: 936 } as XLSX.WritingOptions) as ArrayBuffer,
  )
}
