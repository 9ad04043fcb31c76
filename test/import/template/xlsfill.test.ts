import { expect, test } from 'vitest'
import { utils, type WorkSheet, write } from 'xlsx'
import { openCfb } from '../../../workers/import/read/cfb.ts'
import { memorySource } from '../../../workers/import/read/workbook.ts'
import { substreamAt } from '../../../workers/import/template/xls/record.ts'
import { biff8Form } from './biff8form.ts'
import { filled, rowAt } from './filling.ts'
import { idNumber, name } from './people.ts'

/** A form as SheetJS writes it to `.xls`: title, merged header, two rows numbered already, sum, signatures; a sheet before and one behind. */
function form(): Uint8Array {
  const sheet: WorkSheet = utils.aoa_to_sheet([
    ['某县结对帮扶表'],
    ['序号', '户主', '户编号', '证件号码', '帮扶责任人', '人口数'],
    [1, '', '', '', '', ''],
    [2, '', '', '', '', ''],
    ['合计', '', '', '', ''],
    ['填表人：', '', '', '', '审核人：'],
  ])
  sheet['!merges'] = [utils.decode_range('A1:F1'), utils.decode_range('A5:E5')]
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['请按说明填写']]), '说明')
  utils.book_append_sheet(book, sheet, '户表')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['是'], ['否']]), '字典')
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer)
}

test('an .xls is filled in its own container, rows put in, what stands below moved along', async () => {
  const { book, form: found } = await filled('结对表.xls', form(), 40)
  expect(found.sheets.map(({ name: of }) => of)).toEqual(['户表'])
  expect(book.SheetNames).toEqual(['说明', '户表', '字典'])
  expect([book.Sheets.说明!.A1?.v, book.Sheets.字典!.A2?.v]).toEqual(['请按说明填写', '否'])
  const sheet = book.Sheets.户表!
  const row = (at: number) => ['A', 'B', 'C', 'D', 'E', 'F'].map((column) => sheet[`${column}${at}`]?.v)
  expect(row(3)).toEqual([1, name(1), '5299010000000001', idNumber(1), `陈${name(1)}`, 3])
  expect(row(42).slice(0, 2)).toEqual([40, name(40)])
  expect([sheet.A43?.v, sheet.A44?.v, sheet.E44?.v]).toEqual(['合计', '填表人：', '审核人：'])
  expect(sheet['!merges']?.map((range) => utils.encode_range(range))).toEqual(['A1:F1', 'A43:E43'])
})

test('our own reader finds the same rows in it', async () => {
  const source = await filled('结对表.xls', form(), 700)
  expect(source.rows.map(({ cells }) => cells[0])).toEqual(['请按说明填写'])
  const again = await filled('再填.xls', form(), 1)
  expect(again.book.Sheets.户表!.B3?.v).toBe(name(1))
  expect(rowAt(again.rows, 1)).toEqual(['请按说明填写'])
  const last = source.book.Sheets.户表!
  expect([last.A702?.v, last.B702?.v, last.A703?.v]).toEqual([700, name(700), '合计'])
})

test('formulas, sums, lists to choose from and the print area of an .xls go with its rows', async () => {
  const { bytes, rows, merges, book } = await filled('结对表.xls', biff8Form(), 10)
  expect(rows.map(({ row, cells }) => [row, cells[0], cells[1] ?? null])).toEqual([
    [1, '某县结对帮扶表', null],
    [2, '序号', '户主'],
    ...Array.from({ length: 10 }, (_, i) => [i + 3, i + 1, name(i + 1)]),
    [13, '合计', null],
    [14, '填表人：', null],
  ])
  expect(merges).toEqual(['1,0:1,7', '13,0:13,4'])
  const sheet = book.Sheets.表1!
  expect([sheet.G3, sheet.G4, sheet.G12, sheet.F13].map((cell) => cell?.f)).toEqual([
    'F3*2',
    'F4*2',
    'F12*2',
    'SUM(F3:F12)',
  ])
  expect(book.Workbook?.Names?.map(({ Name, Ref }) => [Name, Ref])).toEqual([
    ['_xlnm.Print_Area', expect.stringMatching(/\$A\$1:\$H\$14$/)],
  ])
  const cfb = await openCfb(memorySource('a', bytes))
  const stream = await cfb.open('Workbook')
  const globals = substreamAt(await stream.read(0, stream.size), 0)
  const at = new DataView(Uint8Array.from(globals.find(({ type }) => type === 0x85)!.body).buffer).getUint32(0, true)
  const rule = substreamAt(await stream.read(0, stream.size), at).find(({ type }) => type === 0x01be)!.body
  expect([...new Uint16Array(Uint8Array.from(rule.subarray(-8)).buffer)]).toEqual([2, 11, 7, 7])
})
