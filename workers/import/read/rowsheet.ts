import type { Merge, Row } from './row.ts'
import type { Sheet } from './workbook.ts'

/** A sheet from whatever yields its rows. */
export function sheetOf(
  name: string,
  hidden: boolean,
  rows: () => AsyncIterable<Row[]>,
  merges: () => Promise<Merge[]>,
): Sheet {
  return { name, hidden, rows, merges, preview: (count) => firstRows(rows(), count) }
}

export async function firstRows(rows: AsyncIterable<Row[]>, count: number): Promise<Row[]> {
  const found: Row[] = []
  if (count <= 0) return found
  for await (const chunk of rows) {
    found.push(...chunk)
    if (found.length >= count) break
  }
  return found.slice(0, count)
}

/** Rows already in memory, in chunks. */
export async function* inChunks(rows: Iterable<Row>): AsyncGenerator<Row[]> {
  let chunk: Row[] = []
  for (const row of rows) {
    if (chunk.push(row) < 1000) continue
    yield chunk
    chunk = []
  }
  if (chunk.length) yield chunk
}

/** The same where texts are shared: scanned twice, first to learn how far the shared strings are needed. */
export async function firstRowsOf<Texts>(
  strings: { texts: Texts; load: (index: number) => Promise<void> },
  scan: (texts: Texts | { text: (index: number) => string }) => AsyncIterable<Row[]>,
  count: number,
): Promise<Row[]> {
  let last = -1
  const asked = {
    text(index: number) {
      last = Math.max(last, index)
      return '?'
    },
  }
  await firstRows(scan(asked), count)
  if (last >= 0) await strings.load(last)
  return firstRows(scan(strings.texts), count)
}
