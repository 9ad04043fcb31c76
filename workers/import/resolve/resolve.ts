/**
 * Resolve (认户): staged rows that name their household by an ID number or by village and head (sought.ts) get its 户编号 from the register,
 * or from the register's own rows in the same file. What nothing or several answer to is held back with an issue, never guessed.
 * Staging starts from nothing every time, so this may be run again.
 */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { ImportSummary } from '../../../shared/import.ts'
import { breathe } from '../breathe.ts'
import type { Layout } from '../stage/layout.ts'
import { type ImportRow, layoutsOf } from '../store.ts'
import { type Answer, answersTo, isToken, tokenIn } from './answer.ts'
import { soughtOf } from './sought.ts'

const chunk = 1000

export async function resolve(db: D1Database, row: ImportRow): Promise<void> {
  const layouts = layoutsOf(row)
  const { results } = await db
    .prepare(
      `SELECT DISTINCT ${tokenIn('key')} AS token FROM staged WHERE import_id = ?1 AND entity IN (${seekers}) AND ${isToken}`,
    )
    .bind(row.id)
    .all<{ token: string }>()
  const cells = numberCells(row)
  for (let at = 0; at < results.length; at += chunk) {
    const tokens = results.slice(at, at + chunk).map(({ token }) => token)
    await settle(db, row.id, layouts, await answersTo(db, row.id, layouts, tokens), cells)
    await breathe()
  }
  if (results.length > 0) await db.prepare(twins).bind(row.id).run()
  const strangers = layouts.flatMap((layout, index) => (layout.partial && layout.entity === 'person' ? [index] : []))
  for (const index of strangers) await db.batch(holdBackStrangers(db, row.id, index))
}

const seekers = ['household', 'person', 'pairing', 'measure', 'plan', 'income', 'loan', 'procedure_case']
  .map((one) => `'${one}'`)
  .join(', ')

/** Where each table keeps its 户编号, for the cell to be filled: [[sheet, last header row, column, header] …]. */
function numberCells(row: ImportRow): string {
  const { sheets } = JSON.parse(row.summary ?? '{"sheets":[]}') as Pick<ImportSummary, 'sheets'>
  return JSON.stringify(
    sheets.flatMap(({ name, tables }) =>
      tables.flatMap(({ headerRows, columns }) => {
        const column = columns.find(({ field }) => field === 'household_no')
        return column ? [[name, headerRows[1], column.at, column.header]] : []
      }),
    ),
  )
}

async function settle(db: D1Database, id: number, layouts: Layout[], answers: Answer[], cells: string): Promise<void> {
  const issues = answers.filter(({ issue }) => issue !== null)
  const json = (of: Answer[]) =>
    JSON.stringify(of.map(({ token, household, issue }) => [token, household, issue, wordsOf(token)]))
  const found = json(answers.filter(({ household }) => household !== null))
  const names = layouts.flatMap(({ entity, columns }, index) =>
    seekers.includes(`'${entity}'`) ? [{ entity, index, at: columns.indexOf('household_no') }] : [],
  )
  await db.batch([
    ...(issues.length > 0 ? [db.prepare(intoIssues).bind(id, json(issues), cells)] : []),
    ...names.map(({ entity, index, at }) => db.prepare(named(entity, index, at)).bind(id, found)),
    ...(issues.length > 0
      ? [db.prepare(holdBack).bind(id, json(answers.filter(({ household }) => household === null)))]
      : []),
  ])
}

function wordsOf(token: string): string {
  const { township, village, head } = soughtOf(token)
  return [township, village, head].filter((word) => word !== null).join(' ')
}

const answered = `answer AS MATERIALIZED (
  SELECT value ->> 0 AS token, value ->> 1 AS household, value ->> 2 AS issue, value ->> 3 AS words FROM json_each(?2))`

/** ?3 as numberCells: of a sheet's tables the last that begins above the row. */
const intoIssues = `WITH ${answered}, cell AS MATERIALIZED (
    SELECT value ->> 0 AS sheet, value ->> 1 AS below, value ->> 2 AS at, value ->> 3 AS header FROM json_each(?3))
  INSERT INTO import_issue (import_id, n, sheet, row, header, field, code, value, level, at, who)
  SELECT ?1, (SELECT COALESCE(max(n), 0) FROM import_issue WHERE import_id = ?1) + row_number() OVER (ORDER BY s.n), s.sheet, s.row,
    (SELECT c.header FROM cell AS c WHERE c.sheet = s.sheet AND c.below < s.row ORDER BY c.below DESC LIMIT 1),
    'household_no', a.issue, NULL, CASE WHEN a.household IS NULL THEN 'error' ELSE 'notice' END,
    (SELECT c.at FROM cell AS c WHERE c.sheet = s.sheet AND c.below < s.row ORDER BY c.below DESC LIMIT 1), nullif(a.words, '')
  FROM (SELECT min(n) AS n, sheet, row, ${tokenIn('key')} AS token FROM staged
    WHERE import_id = ?1 AND entity IN (${seekers}) AND ${isToken} GROUP BY sheet, row, token) AS s JOIN answer AS a ON a.token = s.token
  WHERE true`

function named(entity: string, index: number, at: number): string {
  const data = at < 0 ? '' : `, data = json_set(data, '$[${at}]', a.household)`
  return `WITH ${answered} UPDATE staged SET key = a.household || substr(key, length(a.token) + 1)${data} FROM answer AS a
    WHERE import_id = ?1 AND entity = '${entity}' AND layout = ${index} AND ${isToken} AND ${tokenIn('key')} = a.token`
}

const holdBack = `WITH ${answered} DELETE FROM staged WHERE import_id = ?1 AND entity IN (${seekers}) AND ${isToken}
  AND ${tokenIn('key')} IN (SELECT token FROM answer)`

/** Two rows that sought one household in two ways come to one key: the second is told apart as in reading (table.ts). */
const twins = `WITH twin AS MATERIALIZED (
    SELECT n, nth FROM (SELECT n, row_number() OVER (PARTITION BY entity, key ORDER BY n) AS nth FROM staged
      WHERE import_id = ?1 AND entity IN (${seekers}) AND entity NOT IN ('household', 'person')) WHERE nth > 1)
  UPDATE staged SET key = key || '/' || t.nth FROM twin AS t WHERE import_id = ?1 AND staged.n = t.n`

/** A list that speaks of some brings nobody new. */
function holdBackStrangers(db: D1Database, id: number, index: number): D1PreparedStatement[] {
  const strange = `s.import_id = ?1 AND s.layout = ?2 AND NOT EXISTS (SELECT 1 FROM person AS p WHERE p.key = s.key)
    AND NOT EXISTS (SELECT 1 FROM staged AS o WHERE o.import_id = ?1 AND o.entity = 'person' AND o.key = s.key AND o.layout <> ?2)`
  return [
    db
      .prepare(
        `INSERT INTO import_issue (import_id, n, sheet, row, header, field, code, value, level, at, who)
         SELECT ?1, (SELECT COALESCE(max(n), 0) FROM import_issue WHERE import_id = ?1) + row_number() OVER (ORDER BY s.n), s.sheet, s.row,
           NULL, 'name', 'person-unknown', s.key, 'error', NULL, s.key FROM staged AS s WHERE ${strange}`,
      )
      .bind(id, index),
    db.prepare(`DELETE FROM staged AS s WHERE ${strange}`).bind(id, index),
  ]
}
