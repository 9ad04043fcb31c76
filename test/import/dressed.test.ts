import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell, Merge } from '../../workers/import/read/workbook.ts'
import { bookOf, type Dress, dress, type Plain, plain, grouped as sharing, sheetNames } from './dress.ts'
import { type Taken, takeAll } from './sheet.ts'

/** Records without where they stood; what was written or kept, in any order. */
function told({ records }: Taken) {
  const parsed = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : null)
  return Object.fromEntries(
    Object.entries(records).map(([entity, list]) => [
      entity,
      list.map(({ row: _, written, extra, ...values }) => ({
        ...values,
        written: parsed(written),
        extra: parsed(extra),
      })),
    ]),
  )
}

function undressed({ columns, groups }: Plain): Cell[][] {
  return [columns.map(({ header }) => header), ...groups.flat()]
}

const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const spaced = (text: string, how: number) =>
  [`${text} `, ` ${text}`, `${text}\u3000`, how > 20 ? `${text[0]} ${text.slice(1)}` : text][how % 4] as string

function dressed(table: Plain, by: Dress): { rows: Cell[][]; merges: Merge[] } {
  const order = table.columns
    .map((_, at) => at)
    .sort((one, other) => (by.order[one] ?? one) - (by.order[other] ?? other))
  const columns = order.map((at) => table.columns[at] as Plain['columns'][number])
  const left = by.serial ? ['序号'] : []
  const words = [
    ...left,
    ...columns.map(({ header }, at) => (by.spaces.includes(at) ? spaced(header, by.spaces[0] ?? 0) : header)),
  ]
  const rows: Cell[][] = by.titles.map((title) => [title === '' ? null : title])
  const merges: Merge[] = []
  const header = headerRows(words, by)
  rows.push(...header)
  if (by.under && words.length > 2) rows.push(words.map((_, at) => String(at + 1)))
  const total = () => [by.total, ...words.slice(1).map(() => null), '7']
  let nth = 0
  const all = table.groups.flat().length
  for (const group of table.groups) {
    group.forEach((cells, inGroup) => {
      if (by.totalAt.some((at) => at % (all + 1) === nth)) rows.push(total())
      if (by.blankAt.includes(nth)) rows.push([' ', '\u3000'])
      if (by.again !== null && by.again === nth && nth > 0) rows.push(...header)
      nth += 1
      const body = columns.map(({ group: shared }, i): Cell => {
        const cell = cells[order[i] as number] as string
        if (inGroup > 0 && by.continued !== 'repeated' && shared && sharing.has(table.kind)) {
          if (by.continued === 'merged')
            merges.push({ top: rows.length, left: i + left.length, bottom: rows.length + 1, right: i + left.length })
          return null
        }
        if (by.wide && /^\d+$/.test(cell)) return wide(cell)
        return by.spaces.includes(i + nth) ? `${cell} ` : cell
      })
      rows.push([...left.map(() => String(nth)), ...body, ...(by.problems ? ['请核对'] : [])])
    })
  }
  if (by.totalAt.some((at) => at % (all + 1) === all)) rows.push(total())
  rows.push(...by.notes.map((note) => [note]))
  return { rows, merges: joined(merges) }
}

/** A group's word stands over its first column only; a word without a group stands in the top row, merged down. */
function headerRows(words: string[], by: Dress): Cell[][] {
  const from = by.groupAt % words.length
  const to = Math.min(words.length, from + 3)
  const levels = to - from < 2 ? 1 : by.levels
  const grouped = (at: number) => levels > 1 && at >= from && at < to
  const level = (n: number) =>
    words.map((word, at): Cell => {
      if (!grouped(at)) return n === 0 ? word : null
      if (n === levels - 1) return word
      return at === from ? (['基本情况栏', '其中各项'][n] ?? null) : null
    })
  const rows = Array.from({ length: levels }, (_, n) => level(n))
  if (by.problems) (rows[rows.length - 1] as Cell[]).push('结对问题')
  return rows
}

/** One merge a column for rows below one another. */
function joined(merges: Merge[]): Merge[] {
  return merges.reduce<Merge[]>((all, merge) => {
    const above = all.find((one) => one.left === merge.left && one.bottom === merge.top)
    if (above) above.bottom = merge.bottom
    else all.push({ ...merge })
    return all
  }, [])
}

test('any table of the known kinds comes back as the same records, however it is dressed', async () => {
  const tried = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(plain, dress, async (table, by) => {
      const name = sheetNames[table.kind] ?? 'Sheet1'
      const before = await takeAll(bookOf(undressed(table), [], name))
      const { rows, merges } = dressed(table, by)
      const after = await takeAll(bookOf(rows, merges, name))
      fc.pre(before.reading.sheets[0]?.tables[0]?.kind === table.kind && Object.keys(before.records).length > 0)
      tried.set(table.kind, (tried.get(table.kind) ?? 0) + 1)
      expect(after.reading.sheets.flatMap(({ tables }) => tables.map(({ kind }) => kind))).toEqual(
        before.reading.sheets.flatMap(({ tables }) => tables.map(({ kind }) => kind)),
      )
      expect(told(after)).toEqual(told(before))
    }),
    { numRuns: 150 },
  )
  // Hardly a kind may be left out by what is generated.
  expect(tried.size).toBeGreaterThan(15)
}, 60_000)
