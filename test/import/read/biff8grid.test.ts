import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { memorySource, openWorkbook, ReadRefused } from '../../../workers/import/read/workbook.ts'
import { numberCell, type Shared, sharedCell, xls } from './biff8file.ts'
import { opened, rowsOf } from './book.ts'
import { scattered } from './compoundfile.ts'

const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('张三', ' 甲\n乙 ', '_x0041_', '529901199001011234', '0123', 'ÄÖ', '\u3000'),
  },
  { weight: 1, arbitrary: fc.nat(2500).map((length) => '因病 a'.repeat(length / 4 + 1)) },
)
const number = fc.double({ noNaN: true, noDefaultInfinity: true })
/** What SheetJS writes right. */
const plainNumber = fc.oneof(
  fc.integer(),
  fc.integer().map((value) => value / 100),
)
const grid = fc.array(fc.array(fc.option(fc.oneof(text, plainNumber, fc.boolean()), { freq: 4 }), { maxLength: 12 }), {
  minLength: 1,
  maxLength: 40,
})

/** What a grid is when read: rows with a value, by number, up to their last value. */
function meant(cells: unknown[][]) {
  return cells.flatMap((row, index) => {
    const last = row.findLastIndex((cell) => cell !== null)
    return last < 0 ? [] : [{ row: index + 1, cells: row.slice(0, last + 1) }]
  })
}

function written(grids: unknown[][][], bookSST: boolean): Uint8Array<ArrayBuffer> {
  const workbook = XLSX.utils.book_new()
  for (const [index, cells] of grids.entries()) {
    XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(cells), `表${index}`)
  }
  return new Uint8Array(XLSX.write(workbook, { type: 'array', bookType: 'biff8', bookSST }) as ArrayBuffer)
}

test('any grids written by another program as .xls come back cell for cell', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(grid, { minLength: 1, maxLength: 4 }), fc.boolean(), async (grids, bookSST) => {
      const kept = (cell: unknown) => (typeof cell === 'string' && !bookSST ? cell.slice(0, 255).toWellFormed() : cell)
      const book = await opened(written(grids, bookSST))
      for (const [index, cells] of grids.entries()) {
        expect(await rowsOf(book, index)).toEqual(meant(cells.map((row) => row.map(kept))))
      }
    }),
    { numRuns: 60 },
  )
})

test('numbers and shared strings of any width, with formatting and phonetic text, come back wherever records are split', async () => {
  const unit = fc.constantFrom('a', 'é', '张', '𠮷', '\n')
  const shared: fc.Arbitrary<Shared> = fc.record({
    text: fc.string({ unit, maxLength: 60 }),
    runs: fc.nat(3),
    phonetic: fc.nat(20),
  })
  const rows = fc.array(fc.tuple(shared, number), { minLength: 1, maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 12, max: 80 }), async (written, split) => {
      const records = written.flatMap(([, value], row) => [sharedCell(row, 0, row), numberCell(row, 1, value)])
      const strings = written.map(([string]) => string)
      expect(await rowsOf(await opened(xls({ sheets: [{ records }], strings, split })))).toEqual(
        meant(written.map(([{ text }, value]) => [text === '' ? null : text, value])),
      )
    }),
    { numRuns: 200 },
  )
})

test('a workbook scattered over its file comes back the same', async () => {
  const cells = Array.from({ length: 900 }, (_, row) => [row, `第${row}户`, row % 3 === 0])
  expect(await rowsOf(await opened(scattered(written([cells], true))))).toEqual(meant(cells))
})

test('a workbook with bytes changed or cut off is read or refused, and nothing else', async () => {
  const cells = Array.from({ length: 60 }, (_, row) => [row, `第${row}户`.repeat(row), row % 3 === 0, null, 0.5])
  const whole = written([cells, [['甲']]], true)
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 8 }),
      fc.nat(whole.length - 1),
      fc.nat(3),
      async (changes, end, cut) => {
        const bytes = whole.slice(0, cut ? whole.length : end)
        for (const [at, byte] of changes) bytes[at] = byte
        const answer = await openWorkbook(memorySource('台账.xls', bytes))
        if ('refused' in answer) return
        try {
          for (const sheet of answer.workbook.sheets) {
            await sheet.preview(3)
            await sheet.merges()
            for await (const _ of sheet.rows());
          }
        } catch (error) {
          expect(error).toBeInstanceOf(ReadRefused)
        }
      },
    ),
    { numRuns: 300 },
  )
})
