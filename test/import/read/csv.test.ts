import { expect, test } from 'vitest'
import { opened, read, refusal } from './book.ts'

const text = '姓名,证件号码\r\n张三,529901199001011234\r\n\r\n李四,"5299,01"\r\n'
const rows = [
  { row: 1, cells: ['姓名', '证件号码'] },
  { row: 2, cells: ['张三', '529901199001011234'] },
  { row: 4, cells: ['李四', '5299,01'] },
]
/** GB18030 of 姓名,证件号码 / 张三,529901 (made once with iconv: Node encodes only UTF). */
const gb = Buffer.from('d0d5c3fb2cd6a4bcfebac5c2eb0d0ad5c5c8fd2c3532393930310d0a', 'hex')

test('UTF-8 with and without its mark, and UTF-16 of both orders, are read alike, blank lines counted', async () => {
  expect(await read(Buffer.from(text))).toEqual(rows)
  expect(await read(Buffer.from(`\ufeff${text}`))).toEqual(rows)
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  expect(await read(utf16)).toEqual(rows)
  expect(await read(Buffer.from(utf16).swap16())).toEqual(rows)
  expect(await read(Buffer.from(text, 'utf16le'))).toEqual(rows)
})

test('GB18030 is told from UTF-8 even where its first Chinese character comes late', async () => {
  const meant = [
    { row: 1, cells: ['姓名', '证件号码'] },
    { row: 2, cells: ['张三', '529901'] },
  ]
  expect(await read(gb, '花名册.xls')).toEqual(meant)
  const late = await read(Buffer.concat([Buffer.from('a,1\n'.repeat(50_000)), gb]))
  expect(late.slice(50_000)).toEqual(meant.map(({ row, cells }) => ({ row: row + 50_000, cells })))
})

test('one character cut in half does not make a whole file unreadable, and is seen', async () => {
  const many = Buffer.concat([...Array.from({ length: 20 }, () => gb), Buffer.from([0xd5, 0x2c, 0x31, 0x0a])])
  expect((await read(many)).at(-1)).toEqual({ row: 41, cells: ['\ufffd', '1'] })
})

test('tabs and semicolons part cells where they part most lines, and sep= says so', async () => {
  expect(await read(Buffer.from('甲\t乙,丙\n1\t2\n'))).toEqual([
    { row: 1, cells: ['甲', '乙,丙'] },
    { row: 2, cells: ['1', '2'] },
  ])
  expect(await read(Buffer.from('甲;乙\n1,5;2\n3;4'))).toEqual([
    { row: 1, cells: ['甲', '乙'] },
    { row: 2, cells: ['1,5', '2'] },
    { row: 3, cells: ['3', '4'] },
  ])
  expect(await read(Buffer.from('sep=|\r\n甲|乙\r\n'))).toEqual([{ row: 1, cells: ['甲', '乙'] }])
})

test('quotes hold delimiters, line ends and quotes; a quote inside a value is only a quote', async () => {
  expect(await read(Buffer.from('"甲\r\n乙","a""b",12" 管\r"",x"y"z, \n'))).toEqual([
    { row: 1, cells: ['甲\r\n乙', 'a"b', '12" 管'] },
    { row: 2, cells: [null, 'x"y"z', ' '] },
  ])
})

test('Excel text formulas are unwrapped to their text, and nothing becomes a number or a date', async () => {
  expect(await read(Buffer.from('="0123","=""0456""",2026-10-31,1E+17,=1+1\n,,\n'))).toEqual([
    { row: 1, cells: ['0123', '0456', '2026-10-31', '1E+17', '=1+1'] },
  ])
})

test('a quote that is never closed is refused with its row', async () => {
  expect(await refusal(Buffer.from('甲,乙\n1,"2\n3,4\n'))).toBe('open_quote')
  expect(await refusal(Buffer.from(`甲,乙\n1,"2\n${'3,4\n'.repeat(50_000)}`), { cell: 10_000 })).toBe('open_quote')
})

test('bytes that are no text in any encoding are garbled', async () => {
  expect(await refusal(Buffer.from(Array.from({ length: 3000 }, (_, index) => (index % 50 === 49 ? 10 : 0xff))))).toBe(
    'garbled',
  )
})

test('a field across every border of the bytes read is whole, and the sheet is named for the file', async () => {
  const long = Array.from({ length: 9000 }, (_, index) => `"第${index}\n户","${'说,明'.repeat(index % 40)}"`).join(
    '\r\n',
  )
  const book = await opened(Buffer.from(long), { name: '石桥乡.2026.csv' })
  expect(book.sheets.map(({ name }) => name)).toEqual(['石桥乡.2026'])
  const found = await read(Buffer.from(long))
  expect(found.map(({ cells }) => cells)).toEqual(
    Array.from({ length: 9000 }, (_, index) =>
      index % 40 ? [`第${index}\n户`, '说,明'.repeat(index % 40)] : [`第${index}\n户`],
    ),
  )
})
