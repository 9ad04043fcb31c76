import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utils, write } from 'xlsx'
import { Problem } from '../../../workers/http/problem.ts'
import { memorySource } from '../../../workers/import/read/workbook.ts'
import { filledForm } from '../../../workers/import/template/filled.ts'
import { triedForm } from '../../../workers/import/template/trial.ts'
import { xlsx } from '../read/book.ts'
import { people } from './people.ts'

function form(bookType: 'xlsx' | 'biff8'): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['结对花名册'],
    ['序号', '户主', '户编号', '结对人', '单位', '备注'],
    [1, '', '', '', '', ''],
    ['', '', '', '', '', ''],
    ['制表人：'],
  ])
  sheet['!merges'] = [utils.decode_range('A1:F1')]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '结对')
  return new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer)
}

/** Bytes of the file filled with seven, or why it is not kept. */
async function kept(bytes: Uint8Array, file: string): Promise<number | string> {
  const source = memorySource(file, bytes)
  const tried = await triedForm(source).catch((error: unknown) => {
    if (error instanceof Problem) return error.message
    throw error
  })
  if (typeof tried === 'string') return tried
  let length = 0
  for await (const some of (await filledForm(source, tried.sheets, people(7))).bytes) length += some.length
  return length
}

test.each(['xlsx', 'biff8'] as const)(
  'a damaged %s is refused when it comes, or can be filled: never half of it',
  async (type) => {
    const file = type === 'xlsx' ? '表.xlsx' : '表.xls'
    const whole = form(type)
    const at = fc.nat(whole.length - 1)
    const met = { kept: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.option(at, { freq: 4 }),
        async (changes, cut) => {
          const bytes = Uint8Array.from(whole)
          for (const [place, byte] of changes) bytes[place] = byte
          const outcome = await kept(cut === null ? bytes : bytes.slice(0, cut), file)
          met[typeof outcome === 'number' ? 'kept' : 'refused']++
        },
      ),
      { numRuns: 250, seed: 529901, endOnFailure: true },
    )
    expect(Math.min(met.kept, met.refused)).toBeGreaterThan(20)
  },
  30_000,
)

const cell = (column: string, words: string) => `<c r="${column}1" t="inlineStr"><is><t>${words}</t></is></c>`
const header = `<row r="1">${cell('A', '户主')}${cell('B', '户编号')}${cell('C', '结对人')}</row>`

test.each([
  ['rows that never end', '<row r="3">'.repeat(100_000), '另存为 .xlsx'],
  ['rows inside rows', `${'<row r="3">'.repeat(50_000)}${'</row>'.repeat(50_000)}`, '另存为 .xlsx'],
  ['a row beyond the last', '<row r="99999999999"><c r="A99999999999"/></row>', '已损坏'],
  ['a column beyond the last', '<row r="3"><c r="ZZZZZZ3"/></row>', '已损坏'],
  ['a comment that never ends', '<!--'.repeat(100_000), '已损坏'],
])('a form with %s is refused at once', async (_, rows, words) => {
  const began = process.cpuUsage()
  expect(await kept(xlsx({ sheets: [header + rows] }), '表.xlsx')).toContain(words)
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(2000)
})

test('a row a form has at the very end of its sheet makes no million of them', async () => {
  const last = '<row r="1048576"><c r="A1048576"/></row>'
  expect(await kept(xlsx({ sheets: [header + last] }), '表.xlsx')).toBeLessThan(20_000)
})
