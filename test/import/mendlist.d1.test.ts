import { beforeEach, expect, it } from 'vitest'
import { countIssues } from '../../workers/import/mend/counted.ts'
import type { IssueFilter } from '../../workers/import/mend/groups.ts'
import { heldRows, pageSql } from '../../workers/import/mend/issues.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { mending } from './mending.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
beforeEach(async () => {
  county = await freshCounty()
})

const rows = 20_000

/** As many problems as there are rows: a bad day in every row, an unknown word in every tenth, a missing number in every thousandth. */
async function manyIssues(): Promise<number> {
  const summary = { sheets: [], counts: {}, issues: { errors: 20, notices: 22_000, held: 20 } }
  const columns = 'file_name, object_key, size_bytes, state, uploaded_by, uploaded_at, summary'
  const { meta } = await county.db
    .prepare(`INSERT INTO import (${columns}) VALUES ('a', 'a', 1, 'ready', 'a', 'a', ?1)`)
    .bind(JSON.stringify(summary))
    .run()
  const id = meta.last_row_id
  const put = (code: string, at: number, level: string, every: number, n: string) =>
    county.db
      .prepare(
        `WITH RECURSIVE r(row) AS (SELECT 1 UNION ALL SELECT row + 1 FROM r WHERE row < ${rows})
         INSERT INTO import_issue (import_id, n, sheet, row, header, field, code, value, level, at)
         SELECT ?1, ${n}, '花名册', row, ?2, 'x', ?2, '不明', ?3, ?4 FROM r WHERE row % ${every} = 0`,
      )
      .bind(id, code, level, at)
  await county.db.batch([
    put('not-a-day', 1, 'notice', 1, 'row * 3'),
    put('unknown-word', 2, 'notice', 10, 'row * 3 + 1'),
    put('no-key', 3, 'error', 1000, 'row * 3 + 2'),
    ...countIssues(county.db, id, []),
  ])
  return id
}

const filters: [string, IssueFilter, RegExp][] = [
  ['all', {}, /PRIMARY KEY/],
  ['a sort', { code: 'not-a-day', header: 'not-a-day' }, /import_issue_group/],
  ['a sort not mended yet', { code: 'not-a-day', header: 'not-a-day', open: true }, /import_issue_group/],
  ['a column of a sheet', { code: 'not-a-day', header: 'not-a-day', sheet: '花名册', at: 1 }, /import_issue_group/],
  ['what holds rows back', { level: 'error' }, /import_issue_error/],
  ['a sheet', { sheet: '花名册' }, /PRIMARY KEY/],
]

it('finds a page in the list’s order, however it is narrowed, reading no other rows', async () => {
  for (const [name, filter, index] of filters) {
    for (const backwards of [false, true]) {
      const { sql, values } = pageSql(filter, backwards)
      const { results } = await county.db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(1, 5000, 60_002, 51, ...values)
        .all<{ detail: string }>()
      expect([name, results.map(({ detail }) => detail)]).toEqual([name, [expect.stringMatching(index)]])
      expect(results[0]!.detail).toMatch(/^SEARCH .*n[<>]/)
    }
  }
})

it('counts rows held back from their own index', async () => {
  const { results } = await county.db
    .prepare(
      "EXPLAIN QUERY PLAN SELECT count(*) FROM import_issue INDEXED BY import_issue_error WHERE import_id = 1 AND level = 'error'",
    )
    .all<{ detail: string }>()
  expect(results.map(({ detail }) => detail)).toEqual([expect.stringMatching(/COVERING INDEX import_issue_error/)])
  const id = await manyIssues()
  expect(await heldRows(county.db, id).first('held')).toBe(20)
})

it('goes through a long list from end to end, a page at a time, there and back', async () => {
  const id = await manyIssues()
  const mend = mending(await signedIn('county_admin'))
  const first = await mend.issues(id, '?level=error&size=8')
  expect([first.rows.total, first.rows.previous, first.rows.rows.map(({ row }) => row)]).toEqual([
    20,
    null,
    [1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000],
  ])
  const second = await mend.issues(id, `?level=error&size=8&after=${first.rows.next}`)
  const third = await mend.issues(id, `?level=error&size=8&after=${second.rows.next}`)
  expect([third.rows.rows.map(({ row }) => row), third.rows.next]).toEqual([[17_000, 18_000, 19_000, 20_000], null])
  const back = await mend.issues(id, `?level=error&size=8&before=${third.rows.previous}`)
  expect(back.rows.rows).toEqual(second.rows.rows)
  const all = await mend.issues(id, '?size=200&after=59900')
  expect([all.rows.total, all.rows.rows.at(-1)?.code, all.rows.next]).toEqual([22_020, 'no-key', null])
})

it('says a column of which most rows are wrong once, and the rest by sort', async () => {
  const id = await manyIssues()
  const table = {
    kind: 'register',
    headerRows: [1, 1],
    rows,
    columns: [1, 2, 3].map((at) => ({ at, header: `${at}`, field: null, filled: rows })),
    metadata: {},
  }
  await county.db
    .prepare(`UPDATE import SET summary = json_set(summary, '$.sheets', json(?2)) WHERE id = ?1`)
    .bind(id, JSON.stringify([{ name: '花名册', tables: [table] }]))
    .run()
  const { columns, groups } = await mending(await signedIn('county_admin')).issues(id)
  expect(columns).toMatchObject([{ sheet: '花名册', at: 1, code: 'not-a-day', total: rows, of: rows }])
  expect(groups.map(({ code, total }) => [code, total])).toEqual([
    ['no-key', 20],
    ['unknown-word', 2000],
  ])
})
