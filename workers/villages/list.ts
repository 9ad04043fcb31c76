import type { Page, PageQuery } from '../../shared/page.ts'
import type { VillagePost, VillageRow } from '../../shared/village.ts'
import type { Desk } from '../db/desk.ts'
import { pageOf } from '../db/page.ts'
import { allOf, prepare, type Sql, sql } from '../db/sql.ts'
import { secretaryDue, termState } from './term.ts'

/** `missing`: the post that should be held and is not; `term` = '1': the first secretary's term is over or nearly so. */
export type VillageFilter = { q?: string; township?: string; unit?: string; missing?: VillagePost; term?: string }

export type VillageRecord = Omit<VillageRow, 'keyVillage'> & { keyVillage: number | null }

/** One page of villages in one statement, by township and name. */
export async function listVillages(desk: Desk, filter: VillageFilter, page: PageQuery): Promise<Page<VillageRow>> {
  const { results } = await prepare(desk.county.db, villageList(desk, filter, page)).all<
    VillageRecord & { total: number }
  >()
  return pageOf(results, page, 'key', toVillage)
}

export function villageList(desk: Desk, filter: VillageFilter, { page, size }: PageQuery): Sql {
  return sql`
    WITH hit AS MATERIALIZED (
        SELECT v.id, v.township, v.name FROM village v WHERE ${allOf([isSeen(desk), ...where(desk, filter)])}),
      page AS (SELECT id FROM hit ORDER BY township, name, id LIMIT ${size} OFFSET ${(page - 1) * size})
    SELECT (SELECT count(*) FROM hit) AS total, ${villageColumns(desk)}
    FROM (SELECT 1) LEFT JOIN page LEFT JOIN village v ON v.id = page.id ORDER BY v.township, v.name, v.id`
}

export function isSeen({ seen }: Desk): Sql {
  return seen.village(sql`v.township`, sql`v.name`)
}

export function villageColumns(desk: Desk): Sql {
  const due = secretaryDue(desk.policy)
  return sql`v.key, v.township, v.name, v.code, v.key_village AS keyVillage, ${households(desk)} AS households, v.unit,
    v.county_leader AS leader, v.team_leader AS team, v.team_members AS members, v.first_secretary AS secretary,
    v.first_secretary_since AS secretarySince, ${due} AS secretaryDue, ${termState(desk.policy, due, desk.day)} AS secretaryTerm`
}

function households({ seen }: Desk): Sql {
  return sql`(SELECT count(*) FROM household h WHERE h.township = v.township AND h.village = v.name AND ${seen.household})`
}

export function toVillage({ keyVillage, ...row }: VillageRecord): VillageRow {
  return { ...row, keyVillage: keyVillage === null ? null : keyVillage === 1 }
}

function where(desk: Desk, { q, township, unit, missing, term }: VillageFilter): Sql[] {
  const conditions: Sql[] = []
  const words = q?.normalize('NFKC').replace(/\s/g, '')
  if (words) {
    const names = ['name', 'unit', 'county_leader', 'team_leader', 'first_secretary']
    const found = names.map((name): Sql => ({ text: `instr(v.${name}, ?)`, values: [words] }))
    conditions.push(sql`(${found.reduce((any, one) => sql`${any} OR ${one}`)})`)
  }
  if (township) conditions.push(sql`v.township = ${township}`)
  if (unit) conditions.push(sql`v.unit = ${unit}`)
  if (missing) conditions.push(lacks(missing))
  if (term === '1') conditions.push(sql`${termState(desk.policy, secretaryDue(desk.policy), desk.day)} IS NOT NULL`)
  return conditions
}

/**
 * Nobody is said to hold a post that somebody should: a unit where there are households, a team and a first secretary in key
 * villages. As the checks village-no-… have it: what no ledger tells is unknown.
 */
function lacks(post: VillagePost): Sql {
  if (post === 'leader') return sql`v.county_leader = ''`
  if (post === 'secretary') return sql`v.key_village = 1 AND v.first_secretary = ''`
  if (post === 'unit')
    return sql`v.unit = '' AND EXISTS (SELECT 1 FROM household h WHERE h.township = v.township AND h.village = v.name)`
  return sql`v.key_village = 1 AND coalesce(v.team_leader, '') = '' AND coalesce(v.team_members, '') = ''
    AND coalesce(v.team_leader, v.team_members) IS NOT NULL`
}
