import { expect, test } from 'vitest'
import {
  type Biff8,
  biff8,
  characters,
  counted,
  double,
  numberCell,
  place,
  record,
  sharedCell,
  words,
  xls,
} from './biff8file.ts'
import { mergesOf, opened, read, readCells, refusal, rowsOf } from './book.ts'
import { compoundFile } from './compoundfile.ts'

/** A workbook of one sheet. */
const sheet = (records: Buffer[], more: Partial<Biff8> = {}) => xls({ sheets: [{ records }], ...more })
const formula = (column: number, value: Buffer) => record(0x06, place(0, column), value, Buffer.alloc(8))
const special = (kind: number, value: number) => Buffer.from([kind, 0, value, 0, 0, 0, 0xff, 0xff])

test('every kind of cell is read as stored: texts, numbers in all their forms, truth values and errors', async () => {
  const rk = (column: number, low: number, high: number) => record(0x027e, place(0, column), words(low, high))
  const cells = [
    sharedCell(0, 0, 1),
    record(0x0204, place(0, 1), counted('李四')),
    record(0x00d6, place(0, 2), counted('Ärzte'), words(1), words(0, 1)),
    numberCell(0, 3, 45992.5),
    rk(4, (1234 << 2) | 2, 0),
    rk(5, (1234 << 2) | 3, 0),
    rk(6, 0, 0x3ff0),
    rk(7, 0xfffe, 0xffff),
    record(0xbd, words(0, 8), words(15, (7 << 2) | 2, 0), words(15, (8 << 2) | 2, 0), words(9)),
    record(0x0201, place(0, 10)),
    record(0xbe, words(0, 11, 15, 15, 12)),
    record(0x0205, place(0, 13), Buffer.from([1, 0])),
    record(0x0205, place(0, 14), Buffer.from([0x2a, 1])),
  ]
  expect(await readCells(sheet(cells, { strings: [{ text: '无关' }, { text: '张三', runs: 2, phonetic: 5 }] }))).toEqual([
    '张三', '李四', 'Ärzte', 45992.5, 1234, 12.34, 1, -1, 7, 8, null, null, null, true, '#N/A',
  ]) // biome-ignore format: one row
})

test('formulas give their last result, a text from the record after, however long and whatever stands between', async () => {
  const long = `${'a'.repeat(40)}清禾县${'b'.repeat(40)}`
  const cells = [
    formula(0, double(3.5)),
    formula(1, special(0, 0)),
    record(0x04bc, Buffer.alloc(10)),
    record(0x0207, words(long.length), characters(long.slice(0, 30))),
    record(0x3c, characters(long.slice(30, 50))),
    record(0x3c, characters(long.slice(50))),
    formula(2, special(1, 1)),
    formula(3, special(2, 7)),
    formula(4, special(3, 0)),
    formula(5, special(0, 0)),
    numberCell(0, 6, 1),
  ]
  expect(await readCells(sheet(cells))).toEqual([3.5, long, true, '#DIV/0!', null, null, 1])
})

test('a chart inside a sheet has no cells of the sheet, and a stated size of the sheet is not believed', async () => {
  const chart = [record(0x0809, words(0x0600, 0x20, 0, 0)), numberCell(5, 5, 9), record(0x0a)]
  const cells = [record(0x0200, Buffer.alloc(14)), ...chart, numberCell(70, 1, 2), record(0xe5, words(1, 70, 71, 1, 3))]
  expect(await read(sheet(cells))).toEqual([{ row: 71, cells: [null, 2] }])
  expect(await mergesOf(sheet(cells))).toEqual([{ top: 71, left: 1, bottom: 72, right: 3 }])
})

test('hidden sheets are known, charts and macros are no sheets, and the date system is told', async () => {
  const records = [numberCell(0, 0, 1)]
  const sheets = [
    { name: '户', records },
    { name: 'Ä', state: 1, records },
    { name: '深', state: 2, records },
    { name: '图', type: 2, records },
    { name: '宏', type: 1, records },
  ]
  const book = await opened(xls({ sheets, globals: [record(0x22, words(1))] }))
  expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['户', false],
    ['Ä', true],
    ['深', true],
  ])
  expect([book.format, book.date1904]).toEqual(['xls', true])
  expect(await refusal(xls({ sheets: sheets.slice(3) }))).toBe('no_sheet')
})

test('rows come a thousand at a time, a preview reads only what it shows', async () => {
  const records = Array.from({ length: 2500 }, (_, row) => sharedCell(row * 3, 0, row))
  const strings = Array.from({ length: 2500 }, (_, index) => ({ text: `第${index}户` }))
  const book = await opened(sheet(records, { strings }))
  const lengths: number[] = []
  for await (const chunk of book.sheets[0]!.rows()) lengths.push(chunk.length)
  expect(lengths).toEqual([1000, 1000, 500])
  expect((await rowsOf(book)).at(-1)).toEqual({ row: 7498, cells: ['第2499户'] })
  expect(await book.sheets[0]!.preview(2)).toEqual([
    { row: 1, cells: ['第0户'] },
    { row: 4, cells: ['第1户'] },
  ])
})

test('cells written column by column are put in their rows; a row that comes far too late is refused, not lost', async () => {
  const columns = [2, 0, 1].flatMap((column) => [1, 0].map((row) => numberCell(row, column, column * 10 + row)))
  expect(await read(sheet(columns))).toEqual([
    { row: 1, cells: [0, 10, 20] },
    { row: 2, cells: [1, 11, 21] },
  ])
  const many = Array.from({ length: 30_000 }, (_, row) => numberCell(row, 0, row))
  expect(await refusal(sheet([...many, numberCell(3, 1, 9)]))).toBe('unsupported')
})

test('a text written as escaped for XML is only text here', async () => {
  expect(await readCells(sheet([sharedCell(0, 0, 0)], { strings: [{ text: '_x0041_' }] }))).toEqual(['_x0041_'])
})

test('what does not fit its record, its sheet or its strings is damaged, never a guess', async () => {
  const strings = [{ text: '张三'.repeat(30) }]
  expect(await refusal(sheet([sharedCell(0, 0, 7)], { strings }))).toBe('damaged')
  expect(await refusal(sheet([sharedCell(0, 0, 0)]))).toBe('damaged')
  expect(await refusal(sheet([numberCell(0, 256, 1)]))).toBe('damaged')
  expect(await refusal(sheet([record(0xe5, words(9, 0, 0, 0, 0))]))).toBe('damaged')
  expect(await refusal(sheet([record(0x0203, place(0, 0))]))).toBe('damaged')
  expect(await refusal(sheet([record(0x0204, place(0, 0), words(9), Buffer.from([0, 65]))]))).toBe('damaged')
  expect(await refusal(xls({ sheets: [{ records: [], at: 24 }] }))).toBe('damaged')
  expect(
    await refusal(
      sheet([sharedCell(0, 0, 0)], { globals: [record(0xfc, words(1, 0, 1, 0, 900), Buffer.from([0, 65]))] }),
    ),
  ).toBe('damaged')
})

test('two sheets at one place, or one inside another, are not read twice', async () => {
  const records = [numberCell(0, 0, 1)]
  const at = biff8({ sheets: [{ records }, { records }] }).length - 20 - 18 - 4
  expect(
    await refusal(
      xls({
        sheets: [
          { records, at },
          { records, at },
        ],
      }),
    ),
  ).toBe('truncated')
})

test('a stream that ends before its sheet does is truncated, one of a thousand sheets and more too large', async () => {
  const stream = biff8({ sheets: [{ records: Array.from({ length: 900 }, (_, row) => numberCell(row, 0, row)) }] })
  expect(await refusal(compoundFile({ Workbook: stream.subarray(0, stream.length - 4) }))).toBe('truncated')
  expect(await refusal(compoundFile({ Workbook: stream.subarray(0, stream.length - 9) }))).toBe('truncated')
  const sheets = Array.from({ length: 30 }, () => ({ records: [] }))
  expect(await refusal(xls({ sheets }), { sheetCount: 20 })).toBe('too_large')
})
