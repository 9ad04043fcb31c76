import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import type { Cell } from '../../../workers/import/read/workbook.ts'
import { read, sheet } from './book.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    '张三',
    ' 甲\n乙 ',
    '_x0041_',
    '<&>"\'',
    '529901199001011234',
    '="',
    '"',
    ',',
    '是',
    'sep=',
    '\u3000',
  ),
)
const number = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
  )
  .map((value) => value + 0)
const gridOf = (cell: fc.Arbitrary<string | number>) =>
  fc.array(fc.array(fc.option(cell, { freq: 3 }), { maxLength: 12 }), { minLength: 1, maxLength: 30 })

/** What a grid is when read: rows with a value, by number, up to their last value. */
function meant(grid: Cell[][]) {
  return grid.flatMap((cells, index) => {
    const last = cells.findLastIndex((cell) => cell !== null)
    return last < 0 ? [] : [{ row: index + 1, cells: cells.slice(0, last + 1) }]
  })
}

test('any grid written by another program as .xlsx comes back cell for cell', async () => {
  const written = fc.string({ unit: fc.constantFrom(...'张三 李\n<&>"_xAF09０。'), minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(gridOf(fc.oneof(written, number)), fc.boolean(), async (grid, bookSST) => {
      const workbook = XLSX.utils.book_new()
      XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(grid), '表')
      const bytes = new Uint8Array(
        XLSX.write(workbook, { type: 'array', bookType: 'xlsx', bookSST, compression: true }) as ArrayBuffer,
      )
      expect(await read(bytes)).toEqual(meant(grid))
    }),
    { numRuns: 60 },
  )
})

test('any grid in any mixture of ways to write a cell comes back cell for cell', async () => {
  const styled = fc.tuple(fc.option(fc.oneof(text, number), { freq: 4 }), fc.nat(5))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(styled, { maxLength: 12 }), { minLength: 1, maxLength: 30 }), async (grid) => {
      const strings: string[] = []
      const data = grid.map(
        (cells, row) =>
          `<row r="${row + 1}">${cells.map(([cell, way], column) => cellXml(cell, way, XLSX.utils.encode_cell({ r: row, c: column }), strings)).join('')}</row>`,
      )
      expect(await read(sheet(data.join('\n'), strings.map((xml) => `<si>${xml}</si>`).join('\n')))).toEqual(
        meant(grid.map((cells) => cells.map(([cell]) => cell))),
      )
    }),
    { numRuns: 120 },
  )
})

test('any grid of text written as CSV comes back cell for cell', async () => {
  const plain = fc.oneof(text, fc.constantFrom('0123', '1E+17')).filter((cell) => !/^="|^sep=|^<|\ufffd|\0/i.test(cell))
  await fc.assert(
    fc.asyncProperty(
      gridOf(plain),
      fc.constantFrom(',', '\t', ';'),
      fc.constantFrom('\n', '\r\n', '\r'),
      async (grid, delimiter, end) => {
        const rows = [['户编号', '姓名', '人数', '电话', '备注'], ...grid]
        const csv = rows
          .map((cells) =>
            cells.map((cell) => (cell === null ? '' : `"${String(cell).replaceAll('"', '""')}"`)).join(delimiter),
          )
          .join(end)
        expect(await read(Buffer.from(`\ufeff${csv}`))).toEqual(meant(rows as Cell[][]))
      },
    ),
    { numRuns: 150 },
  )
})

/** Ways: shared · shared in runs · inline · formula result · CDATA · with every attribute and no reference. */
function cellXml(cell: Cell, way: number, ref: string, strings: string[]): string {
  const at = way === 5 ? 's="1" ' : `r="${ref}" s="1" `
  if (cell === null) return way % 2 ? `<c ${at}/>` : `<c ${at}></c>`
  if (typeof cell === 'number') return way === 3 ? `<c ${at}><f>1</f><v>${cell}</v></c>` : `<c ${at}><v>${cell}</v></c>`
  const text = escaped(String(cell))
  const half = text.search(/(?<=^\p{Script=Han})/u)
  if (way === 2) return `<c ${at}t="inlineStr"><is><t>${text}</t></is></c>`
  if (way === 3) return `<c ${at}t="str"><f>1</f><v>${text}</v></c>`
  if (way === 1 && half > 0) strings.push(`<r><t>${text.slice(0, half)}</t></r><r><rPr/><t>${text.slice(half)}</t></r>`)
  else if (way === 4 && !/[&\]_\r]/.test(text)) strings.push(`<t><![CDATA[${text}]]></t>`)
  else strings.push(`<t xml:space="preserve">${text}</t>`)
  return `<c ${at}t="s"><v>${strings.length - 1}</v></c>`
}

function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/[^\t\n\x20-\ufffd]/g, (char) => `_x${char.charCodeAt(0).toString(16).padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
}
