import { type CompletenessRow, type CompletenessSum, Need } from '../../../shared/completeness.ts'
import type { PageQuery } from '../../../shared/page.ts'
import type { Desk } from '../../db/desk.ts'
import { pageOf } from '../../db/page.ts'
import { isCurrent, isPaired, needsCadre } from '../../db/register.ts'
import { allOf, prepare, type Sql, sql } from '../../db/sql.ts'
import { isOfPairing, isWithout, stateOf } from './needs.ts'

/** `missing`: one of the things, or `any` of them; `household`: this one alone, whether it is paired or not. */
export type CompletenessFilter = { township?: string; village?: string; missing?: Need | 'any'; household?: string }

type Listed = Omit<CompletenessRow, 'has'> & Record<Need, string> & { total: number }

/** One page of households that are paired or must be, by area, in one statement. */
export async function listCompleteness(desk: Desk, filter: CompletenessFilter, page: PageQuery) {
  const { results } = await prepare(desk.db, completenessList(desk, filter, page)).all<Listed>()
  return pageOf(results, page, 'no', ({ cadre, plan, measure, project, visit, ...row }): CompletenessRow => {
    const has = { cadre, plan, measure, project, visit } as CompletenessRow['has']
    return { ...row, has }
  })
}

export function completenessList(desk: Desk, filter: CompletenessFilter, { page, size }: PageQuery): Sql {
  const { day } = desk
  // What few lack is found and kept while counted; what most lack, or all, is walked in the order of the list.
  const few = filter.missing !== undefined && filter.missing !== 'any' && filter.missing !== 'visit'
  const kept = few ? sql`MATERIALIZED` : sql`NOT MATERIALIZED`
  const order = sql`township, village, head_name`
  const states = Need.options.map((need): Sql => {
    const { text, values } = stateOf(desk, need)
    return { text: `${text} AS ${need}`, values }
  })
  return sql`
    WITH hit AS ${kept} (SELECT h.id, ${order} FROM household h WHERE ${where(desk, filter)}),
      page AS (SELECT id FROM hit ORDER BY ${order}, id LIMIT ${size} OFFSET ${(page - 1) * size})
    SELECT (SELECT count(*) FROM hit) AS total, h.key AS no, h.head_name AS headName, h.township, h.village,
      coalesce((SELECT group_concat(p.cadre_name, '、' ORDER BY p.id) FROM pairing p
                WHERE p.household_no = h.key AND ${isCurrent(day)}), '') AS cadres,
      (SELECT n.visit_on FROM next_visit n WHERE n.household_no = h.key) AS visitOn,
      ${states.reduce((all, next) => sql`${all}, ${next}`)}
    FROM (SELECT 1) LEFT JOIN page LEFT JOIN household h ON h.id = page.id ORDER BY ${order}, h.id`
}

function where(desk: Desk, { township, village, missing, household }: CompletenessFilter): Sql {
  const conditions = [desk.seen.household]
  if (household) return allOf([...conditions, sql`h.key = ${household}`])
  conditions.push(isOfPairing(desk))
  if (township) conditions.push(sql`h.township = ${township}`)
  if (village) conditions.push(sql`h.village = ${village}`)
  if (missing === 'any') conditions.push(lacksAny(desk))
  else if (missing) conditions.push(isWithout(desk, missing))
  return allOf(conditions)
}

function lacksAny(desk: Desk): Sql {
  const all = Need.options.map((need) => isWithout(desk, need))
  return sql`(${all.reduce((any, next) => sql`${any} OR ${next}`)})`
}

/** By township, or by village where a township is named, in one statement. */
export async function sumCompleteness(desk: Desk, township?: string): Promise<CompletenessSum[]> {
  const { results } = await prepare(desk.db, completenessSums(desk, township)).all<
    Omit<CompletenessSum, 'lacks'> & Record<Need, number>
  >()
  return results.map(({ place, households, complete, ...lacks }) => ({ place, households, complete, lacks }))
}

export function completenessSums(desk: Desk, township?: string): Sql {
  const { day, policy, seen } = desk
  const place = township ? sql`h.village` : sql`h.township`
  const within = township ? sql`AND h.township = ${township}` : sql``
  const without = Need.options.map((need): Sql => {
    const { text, values } = need === 'cadre' ? sql`needy AND NOT paired` : isWithout(desk, need)
    return { text: `${text} AS ${need}`, values }
  })
  const sums = Need.options.map((need): Sql => ({ text: `sum(${need}) AS ${need}`, values: [] }))
  return sql`
    WITH own AS MATERIALIZED (
      SELECT h.key, ${place} AS place, ${isPaired(day)} AS paired, ${needsCadre(policy)} AS needy
      FROM household h WHERE ${seen.household} ${within}),
    lacking AS MATERIALIZED (
      SELECT place, ${without.reduce((all, next) => sql`${all}, ${next}`)} FROM own h WHERE (paired OR needy) AND place <> '')
    SELECT place, count(*) AS households, sum(NOT (cadre OR plan OR measure OR project OR visit)) AS complete,
      ${sums.reduce((all, next) => sql`${all}, ${next}`)}
    FROM lacking GROUP BY place ORDER BY place`
}
