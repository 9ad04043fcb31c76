import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import type { Noted } from '../../../workers/import/handback/mark.ts'
import { mergesOf, opened, rowsOf } from '../read/book.ts'
import { handed, keptParts, said, table } from './handed.ts'

const value = fc.oneof(
  fc.constant(null),
  fc.stringMatching(/^[a-z一-三 <>&"'=\n_]{1,12}$/),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((number) => number + 0),
  fc.boolean(),
)
const grid = fc.array(fc.array(value, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 12 })
const issues = fc.array(
  fc.record({
    row: fc.integer({ min: 1, max: 14 }),
    at: fc.option(fc.integer({ min: 0, max: 8 })),
    header: fc.option(fc.stringMatching(/^[一-三=<&"]{1,4}$/)),
    code: fc.constantFrom('phone', 'no-key', 'unknown-word', 'of-tomorrow'),
    level: fc.constantFrom('error', 'notice'),
  }) satisfies fc.Arbitrary<Noted>,
  { maxLength: 12 },
)

test('any grid, whatever is said of it, reads the same but for the column, and opens elsewhere', async () => {
  await fc.assert(
    fc.asyncProperty(grid, issues, fc.constantFrom('xlsx', 'biff8', 'ods'), async (cells, found, bookType) => {
      const sheet = XLSX.utils.aoa_to_sheet([['表头'], ...cells])
      sheet['!merges'] = [XLSX.utils.decode_range('A2:A3')]
      sheet['!cols'] = [{ width: 7 }]
      const book = XLSX.utils.book_new(sheet, '台账')
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['别的', 1, true]]), '别的')
      const file = new Uint8Array(XLSX.write(book, { bookType, type: 'buffer', compression: true }))
      const ofRows = found.toSorted((a, b) => a.row - b.row)
      const { bytes } = await handed(file, { 台账: said(ofRows, { tables: [table(1)] }) })

      const before = await rowsOf(await opened(file))
      const width = Math.max(...before.map((row) => row.cells.length))
      const rows = new Set([1, ...ofRows.map(({ row }) => row)])
      const after = await rowsOf(await opened(bytes))
      expect(after.filter(({ row }) => rows.has(row)).map(({ row }) => row)).toEqual(
        [...rows].toSorted((a, b) => a - b),
      )
      for (const { row, cells } of after) {
        expect(cells.length > width).toBe(rows.has(row))
        expect(trimmed(cells.slice(0, width))).toEqual(before.find((one) => one.row === row)?.cells ?? [])
      }
      expect(after.length).toBeGreaterThanOrEqual(before.length)
      expect(await mergesOf(bytes)).toEqual(await mergesOf(file))
      expect(await rowsOf(await opened(bytes), 1)).toEqual(await rowsOf(await opened(file), 1))
      const elsewhere = XLSX.read(bytes, { cellStyles: true })
      expect(elsewhere.SheetNames).toEqual(['台账', '别的'])
      expect(elsewhere.Sheets.台账![XLSX.utils.encode_cell({ r: 0, c: width })].v).toBe('结对问题')
      expect(elsewhere.Sheets.台账!['!cols']![width]!.width).toBe(64)
      if (bookType !== 'xlsx') return
      expect(elsewhere.Sheets.台账!['!cols']![0]!.width).toBe(7)
      const [kept, now] = [await keptParts(file), await keptParts(bytes)]
      const touched = Object.keys(kept).filter((name) => kept[name] !== now[name])
      expect(touched.sort()).toEqual(['xl/styles.xml', 'xl/worksheets/sheet1.xml'])
    }),
    { numRuns: 60 },
  )
}, 20_000)

function trimmed<T>(cells: T[]): T[] {
  const kept = [...cells]
  while (kept.length > 0 && kept.at(-1) === null) kept.pop()
  return kept
}
