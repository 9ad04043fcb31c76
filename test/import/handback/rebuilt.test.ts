import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { mergesOf, opened, read } from '../read/book.ts'
import { handed, partOf, said, table } from './handed.ts'

/** An old workbook: a hidden sheet, a merge, a day kept as a number. */
function oldBook(bookType: XLSX.BookType): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['姓名', '日期', '证件号码'],
    ['张三', 45_992, '529901196607118877'],
    ['=1+1', 45_992.5, '第二行'],
    ['李四', 2026, '第三行'],
  ])
  sheet['!merges'] = [XLSX.utils.decode_range('A2:A3')]
  const book = XLSX.utils.book_new(sheet, '台账')
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['码']]), '字典')
  book.Workbook = { Sheets: [{}, { Hidden: 1 }] }
  return new Uint8Array(XLSX.write(book, { bookType, type: 'buffer' }))
}

test.each(['biff8', 'xlsb', 'ods', 'xlml'] as const)(
  'a workbook nobody can patch (%s) comes back as an .xlsx of what was read',
  async (bookType) => {
    const file = oldBook(bookType)
    const notes = said([{ row: 2, at: 2 }], { tables: [table(1, 1, ['姓名', '日期', '证件号码'])] })
    const { bytes, extension } = await handed(file, { 台账: notes }, '台账.xls')
    expect(extension).toBe('.xlsx')
    const [before, after] = [await read(file), await read(bytes)]
    expect(after.map(({ row, cells }) => ({ row, cells: cells.slice(0, 3) }))).toEqual(before)
    expect(after.map(({ cells }) => Boolean(cells[3]))).toEqual([true, true, false, false])
    expect(await mergesOf(bytes)).toEqual(await mergesOf(file))
    const named = async (book: Uint8Array) => (await opened(book)).sheets.map(({ name, hidden }) => [name, hidden])
    expect(await named(bytes)).toEqual(await named(file))
  },
)

test('its days are shown as days, its text stays text when somebody types into it, and nothing becomes a formula', async () => {
  const notes = said([], { tables: [table(1, 1, ['姓名', '日期', '证件号码'])] })
  const { bytes } = await handed(oldBook('biff8'), { 台账: notes }, '台账.xls')
  const sheet = XLSX.read(bytes, { cellNF: true }).Sheets.台账!
  const formats = ['B2', 'B3', 'B4', 'C2'].map((ref) => sheet[ref].z)
  expect(formats).toEqual(['m/d/yy', 'm/d/yy h:mm', 'General', '@'])
  expect([sheet.A3.f, sheet.A3.v]).toEqual([undefined, '=1+1'])
  expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f')
})
