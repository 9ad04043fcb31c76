/**
 * Resolve (认户): staged rows that name their household by an ID number or by village and head (sought.ts) get its 户编号 from the register,
 * or from the register's own rows in the same file. What nothing or several answer to is held back with an issue, never guessed.
 * Staging starts from nothing every time, so this may be run again.
 */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { breathe } from './breathe.ts'
import type { Layout } from './layout.ts'
import { soughtOf, tokenCloses, tokenOpens } from './sought.ts'
import { type ImportRow, layoutsOf } from './store.ts'

const chunk = 1000
const isToken = `key >= '${tokenOpens}' AND key < '${tokenCloses}'`
const tokenIn = (key: string) => `substr(${key}, 1, instr(${key}, '${tokenCloses}'))`

export async function resolve(db: D1Database, row: ImportRow): Promise<void> {
  const layouts = layoutsOf(row)
  const { results } = await db
    .prepare(
      `SELECT DISTINCT ${tokenIn('key')} AS token FROM staged WHERE import_id = ?1 AND entity IN (${seekers}) AND ${isToken}`,
    )
    .bind(row.id)
    .all<{ token: string }>()
  for (let at = 0; at < results.length; at += chunk) {
    const tokens = results.slice(at, at + chunk).map(({ token }) => token)
    await settle(db, row.id, layouts, await answersTo(db, row.id, layouts, tokens))
    await breathe()
  }
  if (results.length > 0) await db.prepare(twins).bind(row.id).run()
  const strangers = layouts.flatMap((layout, index) => (layout.partial && layout.entity === 'person' ? [index] : []))
  for (const index of strangers) await db.batch(holdBackStrangers(db, row.id, index))
}

const seekers = ['household', 'person', 'pairing', 'measure', 'plan', 'income', 'loan', 'procedure_case']
  .map((one) => `'${one}'`)
  .join(', ')

interface Found {
  token: string
  /** JSON arrays of 户编号. */
  by_id: string
  by_name: string
}

interface Answer {
  token: string
  household: string | null
  issue: string | null
}

async function answersTo(db: D1Database, id: number, layouts: Layout[], tokens: string[]): Promise<Answer[]> {
  const asked = tokens.map((token) => {
    const { id18, township, village, head } = soughtOf(token)
    return [token, id18, township, village, head]
  })
  const { results } = await db.prepare(searchSql(layouts)).bind(id, JSON.stringify(asked)).all<Found>()
  return results.map(answerOf)
}

/** ?1 import, ?2 [[token, id18, township, village, head] …]. */
function searchSql(layouts: Layout[]): string {
  const persons = givenBy(layouts, 'person', ['household_no', 'id18'])
  const households = givenBy(layouts, 'household', ['village', 'head_name'])
  return `WITH asked AS MATERIALIZED (
      SELECT value ->> 0 AS token, value ->> 1 AS id18, value ->> 2 AS township, value ->> 3 AS village, value ->> 4 AS head FROM json_each(?2)),
    given_person AS MATERIALIZED (
      SELECT ${persons.value('household_no')} AS household_no, ${persons.value('id18')} AS id18 ${persons.rows} AND NOT (${isToken})),
    given_household AS MATERIALIZED (
      SELECT s.key, ${households.value('township')} AS township, ${households.value('village')} AS village,
        ${households.value('head_name')} AS head_name ${households.rows} AND NOT (${isToken})),
    named (token, household_no) AS MATERIALIZED (
      SELECT a.token, h.key FROM asked AS a CROSS JOIN household AS h
        ON h.head_name = a.head AND h.village = a.village AND (a.township IS NULL OR h.township = a.township)
      UNION SELECT a.token, h.key FROM asked AS a JOIN given_household AS h
        ON h.head_name = a.head AND h.village = a.village AND (a.township IS NULL OR h.township IS NULL OR h.township = a.township)),
    carried (token, household_no) AS MATERIALIZED (
      SELECT a.token, p.household_no FROM asked AS a CROSS JOIN person AS p ON p.id18 = a.id18
      UNION SELECT a.token, p.household_no FROM asked AS a JOIN given_person AS p ON p.id18 = a.id18)
    SELECT a.token,
      (SELECT json_group_array(c.household_no) FROM carried AS c WHERE c.token = a.token) AS by_id,
      (SELECT json_group_array(n.household_no) FROM named AS n WHERE n.token = a.token) AS by_name
    FROM asked AS a ORDER BY a.token`
}

/** Rows of this very file that say what the register will: whole records of an entity that have these columns. */
function givenBy(layouts: Layout[], entity: string, needed: string[]) {
  const fitting = layouts.flatMap((layout, index) =>
    layout.entity === entity && !layout.partial && needed.every((name) => layout.columns.includes(name))
      ? [{ ...layout, index }]
      : [],
  )
  const having = (name: string) => fitting.filter(({ columns }) => columns.includes(name))
  return {
    rows: `FROM staged AS s WHERE s.import_id = ?1 AND s.layout IN (${fitting.map(({ index }) => index).join(', ')})`,
    value: (name: string) =>
      `CASE s.layout ${having(name)
        .map(({ index, columns }) => `WHEN ${index} THEN s.data ->> ${columns.indexOf(name)}`)
        .join(' ')} WHEN -1 THEN NULL END`,
  }
}

/** The number tells; where it is registered in several households or in none, village and head do. */
function answerOf({ token, by_id, by_name }: Found): Answer {
  const byId = JSON.parse(by_id) as string[]
  const byName = JSON.parse(by_name) as string[]
  const both = byId.filter((one) => byName.includes(one))
  const candidates = byId.length === 0 ? byName : byId.length > 1 && both.length > 0 ? both : byId
  const [only] = candidates
  if (candidates.length > 1) return { token, household: null, issue: 'household-ambiguous' }
  if (only === undefined) return { token, household: null, issue: 'household-not-found' }
  const named = byId.length === 0 && soughtOf(token).id18 !== null
  return { token, household: only, issue: named ? 'household-by-name' : null }
}

async function settle(db: D1Database, id: number, layouts: Layout[], answers: Answer[]): Promise<void> {
  const issues = answers.filter(({ issue }) => issue !== null)
  const json = (of: Answer[]) =>
    JSON.stringify(of.map(({ token, household, issue }) => [token, household, issue, wordsOf(token)]))
  const found = json(answers.filter(({ household }) => household !== null))
  const names = layouts.flatMap(({ entity, columns }, index) =>
    seekers.includes(`'${entity}'`) ? [{ entity, index, at: columns.indexOf('household_no') }] : [],
  )
  await db.batch([
    ...(issues.length > 0 ? [db.prepare(intoIssues).bind(id, json(issues))] : []),
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

const intoIssues = `WITH ${answered}
  INSERT INTO import_issue (import_id, n, sheet, row, header, field, code, value, level, at, who)
  SELECT ?1, (SELECT COALESCE(max(n), 0) FROM import_issue WHERE import_id = ?1) + row_number() OVER (ORDER BY s.n), s.sheet, s.row, NULL,
    'household_no', a.issue, nullif(a.words, ''), CASE WHEN a.household IS NULL THEN 'error' ELSE 'notice' END, NULL, nullif(a.words, '')
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
