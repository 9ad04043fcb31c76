import { beforeEach, expect, test } from 'vitest'
import type { ImportSummary } from '../../../shared/import.ts'
import { sealNumbers } from '../../../workers/db/peoplesnumbers.ts'
import type { Noted } from '../../../workers/import/handback/mark.ts'
import { notesOf } from '../../../workers/import/handback/notes.ts'
import type { ImportRow } from '../../../workers/import/store.ts'
import { freshCounty } from '../../given.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
beforeEach(async () => {
  county = await freshCounty()
})

const column = { at: 0, header: '出生日期', field: 'birth_on', fieldName: null, samples: [], filled: 1 }
const table = { kind: 'register', headerRows: [1, 2], columns: [column, { ...column, at: 1, field: 'name' }] }
const imported = (...names: string[]) => {
  const sheets = names.map((name) => ({ name, hidden: false, leftOut: null, tables: [table] }))
  return { id: 7, summary: JSON.stringify({ sheets } as unknown as ImportSummary) } as ImportRow
}
const run = (sql: string, ...values: (string | number | null)[]) =>
  county.db
    .prepare(sql)
    .bind(...values)
    .run()
const issue = `INSERT INTO import_issue (import_id, n, sheet, row, at, header, code, level, mended)`

async function all(issues: AsyncIterable<Noted>): Promise<Noted[]> {
  const found: Noted[] = []
  for await (const one of issues) found.push(one)
  return found
}

test('every issue comes once, in the order of the rows, far apart or thick, what is mended not', async () => {
  await run(`WITH RECURSIVE line(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM line WHERE i < 11999)
    ${issue} SELECT 7, 100000 - i, '表', 3 + i % 4000, CASE i / 4000 WHEN 2 THEN NULL ELSE i / 4000 END, '列', 'phone', 'notice', i % 4000 = 7 FROM line`)
  await run(`${issue} VALUES (7, 200000, '表', 900000, 5, '列', 'phone', 'error', 0)`)
  await run(`${issue} VALUES (7, 200001, '别的', 9, 5, '列', 'phone', 'error', 0)`)
  await run(`${issue} VALUES (8, 1, '表', 9, 5, '列', 'phone', 'error', 0)`)
  const found = await all((await notesOf(county, imported('表')))('表')!.rows())
  const expected = Array.from({ length: 4000 }, (_, i) => i + 3)
    .filter((row) => row !== 10)
    .flatMap((row) => [row, row, row])
  expect(found.map(({ row }) => row)).toEqual([...expected, 900_000])
  expect(new Set(found.slice(0, 3).map(({ at }) => at))).toEqual(new Set([0, 1, null]))
})

test('what is said of a column stands apart, and numbers sealed at rest are opened', async () => {
  const sealed = (words: string) => sealNumbers(words, county.sealer)
  const name = '13900000001 的表'
  await run(`${issue} VALUES (7, 1, ?1, NULL, 1, ?2, 'phone', 'error', 0)`, sealed(name), sealed('13900000002 列'))
  const fix = `INSERT INTO import_fix (import_id, sheet, at, row, was, value, cells, state, fixed_by, fixed_at)
    VALUES (7, ?1, ?2, 3, ?3, ?4, 1, ?5, 'a', 'a')`
  await run(fix, sealed(name), 1, sealed('13900000003'), sealed('13900000004'), 'read')
  await run(fix, sealed(name), 0, '甲', '乙', 'dropped')
  const notes = (await notesOf(county, imported(sealed(name), '没事')))(name)!
  expect([notes.whole, notes.fixes, await all(notes.rows())]).toEqual([
    [{ row: null, header: '13900000002 列', at: 1, code: 'phone', level: 'error' }],
    [{ row: 3, at: 1, was: '13900000003', value: '13900000004' }],
    [],
  ])
  expect(notes.tables[0]!.columns.map(({ day }) => day)).toEqual([true, false])
  expect((await notesOf(county, imported('没事')))('没事')).toBe(undefined)
})
