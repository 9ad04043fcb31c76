import { expect, test } from 'vitest'
import { refusal, sheet, xlsx } from './book.ts'

const told = (times: number) => '<row><c t="s"><v>0</v></c></row>'.repeat(times)
const long = `<si><t>${'甲'.repeat(1000)}</t></si>`

test('one long string told many times is a bomb, told a few times it is a table', async () => {
  expect(await refusal(sheet(told(200), long), { text: 100_000 })).toBe('bomb')
  expect(await refusal(sheet(told(50), long), { text: 100_000 })).toBe(undefined)
})

test('what a file is allowed to say grows with its size', async () => {
  expect(await refusal(sheet(told(50), long), { text: 0, textPerByte: 1 })).toBe('bomb')
  expect(await refusal(sheet(told(50), long), { text: 0, textPerByte: 100 })).toBe(undefined)
})

test('a workbook of thousands of sheets is refused by their number', async () => {
  const sheets = Array.from({ length: 12 }, () => told(1))
  expect(await refusal(xlsx({ sheets, strings: long }), { sheetCount: 10 })).toBe('too_large')
})

test('a line of a text table with more columns than a sheet can have is a bomb', async () => {
  expect(await refusal(Buffer.from(`户编号,姓名\n${','.repeat(20_000)}\n`), { name: '花名册.csv' })).toBe('bomb')
})

test('a cell longer than any sheet program writes is a bomb', async () => {
  expect(await refusal(sheet(told(1), long), { cellText: 999 })).toBe('bomb')
  expect(await refusal(sheet(told(1), long), { cellText: 1000 })).toBe(undefined)
})
