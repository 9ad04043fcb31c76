import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv, neutral } from '../../web/csv.ts'

test('a cell that begins like a formula is made text', () => {
  const written = ['=1+1', '+86 139', '-5', '@SUM(A1)', '\t=1', ' =HYPERLINK("x")', '＝1']
  expect(written.map((value) => neutral(value))).toEqual(written.map((value) => `'${value}`))
})

test('names, numbers and days stay as they are', () => {
  const written = ['王秀英', '5299010966776225', '2026-10-31', '', '529***********1234']
  expect(written.map((value) => neutral(value))).toEqual(written)
})

test('a list opens as UTF-8 with quoted commas, quotes and line breaks', () => {
  expect(
    csv(
      ['疑点', '天数'],
      [
        ['他说“在”,"不在"\n', 91],
        [null, 0],
      ],
    ),
  ).toBe('\uFEFF疑点,天数\r\n"他说“在”,""不在""\n",91\r\n,0\r\n')
})

test('no text a ledger holds begins a cell with a formula', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(neutral(value)).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
    }),
  )
})
