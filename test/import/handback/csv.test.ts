import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gb18030 } from '../../../workers/import/handback/gb18030.ts'
import { opened, read } from '../read/book.ts'
import { handed, said, table } from './handed.ts'

const people = '姓名,电话\r\n张三,1390000\r\n\r\n"李\n四",13900000000\r\n'
const issue = { row: 2, at: 1, header: '电话' }
const phone = '【必须改】“电话”：电话号码异常。应为 11 位手机号或带区号的固定电话。请核对。'
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

test.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['GB18030', (text: string) => Buffer.from(gb18030(text))],
  ['UTF-16', (text: string) => utf16(`\ufeff${text}`, false)],
  ['UTF-16 the other way round', (text: string) => utf16(`\ufeff${text}`, true)],
])('a text table in %s keeps its bytes, the column added is in the same encoding', async (_, encoded) => {
  const { bytes, extension } = await handed(encoded(people), { 台账: said([issue]) }, '台账.csv')
  const expected = people.replace('电话\r', '电话,结对问题\r').replace('1390000\r', `1390000,${phone}\r`)
  expect([extension, Buffer.from(bytes)]).toEqual([null, encoded(expected)])
})

test.each([
  ['a last line without an end', 'a,b\n1,2', 'a,b,结对问题\n1,2,问'],
  ['short rows', 'a,b,c\n1\n', 'a,b,c,结对问题\n1,,,问\n'],
  ['a named delimiter', 'sep=;\na;b\n1;"2;3"\n', 'sep=;\na;b;结对问题\n1;"2;3";问\n'],
  ['old Mac line ends', 'a\tb\r1\t2\r', 'a\tb\t结对问题\r1\t2\t问\r'],
  ['a quote inside a field', 'a,b\n1"2,"3""4"\n', 'a,b,结对问题\n1"2,"3""4",问\n'],
])('a text table with %s', async (_, before, after) => {
  const { bytes } = await handed(Buffer.from(before), { 台账: said([{ row: 2 }]) }, '台账.csv')
  const words = /【[^】]*】[^\t\n\r]*。/
  expect(new TextDecoder().decode(bytes).replace(words, '问')).toBe(after)
})

test('words that hold a delimiter the file names itself stay one cell, whatever a header begins with', async () => {
  const before = 'sep=|\n姓名|"x|=1+1"\n张三|1390000\n'
  const { bytes } = await handed(Buffer.from(before), { 台账: said([{ ...issue, header: 'x|=1+1' }]) }, '台账.csv')
  const [, header, row] = new TextDecoder().decode(bytes).split('\n')
  expect([header, row]).toEqual(['姓名|"x|=1+1"|结对问题', `张三|1390000|"${phone.replace('电话', 'x|=1+1')}"`])
})

test('a sign of several bytes is no delimiter', async () => {
  const { bytes } = await handed(Buffer.from('sep=“\na“b\n'), { 台账: said([{ row: 2 }]) }, '台账.csv')
  expect(new TextDecoder().decode(bytes).startsWith('sep=“,结对问题\na“b,【')).toBe(true)
})

test('words in quotes where they hold the delimiter, one line, and never a formula', async () => {
  const notes = said([{ ...issue, header: '=1,"2"\n3' }])
  const { bytes } = await handed(Buffer.from(people), { 台账: notes }, '台账.csv')
  expect((await read(bytes, '台账.csv'))[1]!.cells[2]).toBe(phone.replace('电话', '=1,"2" 3'))
})

test('the column of a hand-back before is written again', async () => {
  const first = await handed(Buffer.from(people), { 台账: said([issue]) }, '台账.csv')
  const again = await handed(first.bytes, { 台账: said([{ row: 4 }]) }, '台账.csv')
  expect((await read(again.bytes, '台账.csv')).map(({ cells }) => cells[2] ?? null)).toEqual([
    '结对问题',
    null,
    phone.replace('“电话”：', ''),
  ])
})

test.each(['台账.csv', '台账（问题 7）.csv', '台账（问题 7） (1).csv'])(
  'the sheet of %s is 台账: what was decided of it holds',
  async (name) => {
    expect((await opened(Buffer.from(people), { name })).sheets[0]!.name).toBe('台账')
  },
)

test('any text is written in GB18030 as it is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const whole = text.replace(/\p{Co}|\ufeff/gu, '').toWellFormed()
      expect(new TextDecoder('gb18030', { ignoreBOM: true }).decode(gb18030(whole))).toBe(whole)
    }),
    { numRuns: 50 },
  )
  expect(Buffer.from(gb18030('结€㐀𠀀Ṁ')).toString('hex')).toBe('bde1a2e38139ee39953282368135f438')
})

test('any text table, whatever is said of it, reads the same but for the column', async () => {
  const field = fc.stringMatching(/^[a一", ]{0,4}$/).filter((text) => !text.startsWith('="'))
  const grid = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(grid, fc.uniqueArray(fc.integer({ min: 2, max: 8 })), async (cells, rows) => {
      const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
      const file = Buffer.from(`表头,二\n${cells.map((line) => line.map(quoted).join(',')).join('\n')}\n`)
      const issues = rows.toSorted((a, b) => a - b).map((row) => ({ row }))
      const { bytes } = await handed(file, { 台账: said(issues, { tables: [table(1)] }) }, '台账.csv')
      const before = await read(file, '台账.csv')
      const width = Math.max(...before.map((row) => row.cells.length))
      const after = (await read(bytes, '台账.csv')).map(({ row, cells }) => {
        const kept = cells.slice(0, width)
        while (kept.at(-1) === null) kept.pop()
        return { row, cells: kept, said: cells[width] !== undefined }
      })
      const blank = (row: number) => !before.some((one) => one.row === row)
      const last = cells.length + 1
      const expected = [
        ...before,
        ...rows.filter((row) => blank(row) && row <= last).map((row) => ({ row, cells: [] })),
      ]
        .toSorted((a, b) => a.row - b.row)
        .map((one) => ({ ...one, said: one.row === 1 || rows.includes(one.row) }))
      expect(after).toEqual(expected)
    }),
    { numRuns: 80 },
  )
})
