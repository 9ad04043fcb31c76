/** Answers (认户结果) to households sought (sought.ts): what the register, and the register's own rows in the same file, say of them. */
import type { D1Database } from '@cloudflare/workers-types'
import type { Layout } from '../stage/layout.ts'
import { stagedRows } from '../stage/stagedrows.ts'
import { soughtOf, tokenCloses, tokenOpens } from './sought.ts'

export const isToken = `key >= '${tokenOpens}' AND key < '${tokenCloses}'`
export const tokenIn = (key: string) => `substr(${key}, 1, instr(${key}, '${tokenCloses}'))`

interface Found {
  token: string
  /** JSON arrays of 户编号. */
  by_id: string
  by_name: string
}

export interface Answer {
  token: string
  household: string | null
  issue: string | null
}

export async function answersTo(db: D1Database, id: number, layouts: Layout[], tokens: string[]): Promise<Answer[]> {
  const asked = tokens.map((token) => {
    const { id18, township, village, head } = soughtOf(token)
    return [token, id18, township, village, head]
  })
  const { results } = await db.prepare(searchSql(layouts)).bind(id, JSON.stringify(asked)).all<Found>()
  return results.map(answerOf)
}

/** ?1 import, ?2 [[token, id18, township, village, head] …]. */
function searchSql(layouts: Layout[]): string {
  const persons = stagedRows(layouts, 'person', ['household_no', 'id18'])
  const households = stagedRows(layouts, 'household', ['village', 'head_name'])
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
