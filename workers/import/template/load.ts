/** Whom a roster has rows of, and what is known of each: ids first, then facts of a thousand at a time. */
import type { D1Database } from '@cloudflare/workers-types'
import type { FillOrder, RowShape } from '../../../shared/template.ts'
import type { Seen } from '../../db/reach.ts'
import { isCurrent } from '../../db/register.ts'
import { allOf, prepare, type Sql, sql } from '../../db/sql.ts'
import type { Facts, Subject } from './facts.ts'

export interface Roster {
  db: D1Database
  county: string
  seen: Seen
  /** Today, and the day the register is read on. */
  today: string
  day: Sql
  order: FillOrder
}

const together = 500

/** In the order a county lists them: by township, village, household; the head before his family. */
export async function idsOf(roster: Roster, shape: RowShape): Promise<number[]> {
  const { results } = await prepare(roster.db, idStatement(roster, shape)).all<{ id: number }>()
  return results.map(({ id }) => id)
}

function idStatement({ seen, day, order }: Roster, shape: RowShape): Sql {
  const { township, village, unit } = order
  const here = allOf([
    seen.household,
    ...(township ? [sql`h.township = ${township}`] : []),
    ...(village ? [sql`h.village = ${village}`] : []),
  ])
  const helpedBy = (of: string) => sql`EXISTS (SELECT 1 FROM pairing p WHERE p.household_no = h.key
    AND p.cadre_unit = ${of} AND ${isCurrent(day)})`
  const households = unit ? sql`${here} AND ${helpedBy(unit)}` : here
  if (shape === 'household')
    return sql`SELECT h.id FROM household h WHERE ${households} ORDER BY h.township, h.village, h.key`
  if (shape === 'person')
    return sql`SELECT m.id FROM household h JOIN person m ON m.household_no = h.key WHERE ${households}
      ORDER BY h.township, h.village, h.key, m.relation IS NOT '户主', m.id`
  if (shape === 'village')
    return sql`SELECT v.id FROM village v WHERE ${seen.village(sql`v.township`, sql`v.name`)}
      ${township ? sql`AND v.township = ${township}` : sql``} ${village ? sql`AND v.name = ${village}` : sql``}
      ${unit ? sql`AND v.unit = ${unit}` : sql``} ORDER BY v.township, v.name`
  const paired = sql`c.key IN (SELECT p.cadre_key FROM household h JOIN pairing p ON p.household_no = h.key
    WHERE ${here} AND ${isCurrent(day)})`
  return sql`SELECT c.id FROM cadre c WHERE ${seen.answered} AND coalesce(c.left_on, '') = ''
    ${township || village ? sql`AND ${paired}` : sql``} ${unit ? sql`AND c.unit = ${unit}` : sql``} ORDER BY c.unit, c.name, c.id`
}

export async function* subjectsOf(roster: Roster, shape: RowShape, ids: number[]): AsyncGenerator<Subject[]> {
  for (let from = 0; from < ids.length; from += together) {
    const some = ids.slice(from, from + together)
    const load = loaders[shape]
    const found = new Map((await load(roster, JSON.stringify(some))).map((one) => [one.id, one]))
    yield some.flatMap((id, at) => {
      const own = found.get(id)
      if (!own) return []
      const base = { household: null, person: null, pairings: [], cadre: null, village: null }
      return [{ ...base, ...own.facts, n: from + at + 1, shape, county: roster.county, day: roster.today }]
    })
  }
}

type Loaded = { id: number; facts: Partial<Subject> }

const loaders: Record<RowShape, (roster: Roster, ids: string) => Promise<Loaded[]>> = {
  household: (roster, ids) => ofHouseholds(roster, sql`SELECT value FROM json_each(${ids})`, null),
  person: (roster, ids) =>
    ofHouseholds(
      roster,
      sql`SELECT h.id FROM person m JOIN household h ON h.key = m.household_no WHERE m.id IN (SELECT value FROM json_each(${ids}))`,
      ids,
    ),
  async cadre({ db }, ids) {
    const { results } = await prepare(
      db,
      sql`SELECT * FROM cadre WHERE id IN (SELECT value FROM json_each(${ids}))`,
    ).all<Facts>()
    return results.map((cadre) => ({ id: cadre.id as number, facts: { cadre } }))
  },
  async village({ db }, ids) {
    const { results } = await prepare(
      db,
      sql`SELECT v.*, (SELECT count(*) FROM household h WHERE h.township = v.township AND h.village = v.name) AS on_register,
        (SELECT sum(h.population) FROM household h WHERE h.township = v.township AND h.village = v.name) AS people_on_register
        FROM village v WHERE v.id IN (SELECT value FROM json_each(${ids}))`,
    ).all<Facts>()
    return results.map((village) => ({ id: village.id as number, facts: { village } }))
  },
}

/** Rows of households, or of the persons `members` in them. */
async function ofHouseholds({ db, day }: Roster, ids: Sql, members: string | null): Promise<Loaded[]> {
  const keys = sql`SELECT key FROM household WHERE id IN (${ids})`
  const people = members === null ? sql`m.relation = '户主'` : sql`m.id IN (SELECT value FROM json_each(${members}))`
  const [households, persons, pairings] = await db.batch<Facts>([
    prepare(
      db,
      sql`SELECT h.*, (SELECT m.id_number FROM person m WHERE m.household_no = h.key AND m.relation = '户主' LIMIT 1) AS head_id
      FROM household h WHERE h.id IN (${ids})`,
    ),
    prepare(db, sql`SELECT m.* FROM person m WHERE m.household_no IN (${keys}) AND ${people} ORDER BY m.id`),
    prepare(
      db,
      sql`SELECT p.*, c.post, c.unit_kind, c.unit_level FROM pairing p LEFT JOIN cadre c ON c.key = p.cadre_key
      WHERE p.household_no IN (${keys}) AND ${isCurrent(day)}
      ORDER BY p.household_no, coalesce(p.role, '') NOT IN ('', '帮扶责任人'), p.since_on, p.id`,
    ),
  ])
  const byNo = Map.groupBy(pairings!.results, ({ household_no }) => household_no)
  if (members === null) {
    const heads = new Map(persons!.results.toReversed().map((person) => [person.household_no, person]))
    return households!.results.map((household) => ({
      id: household.id as number,
      facts: { household, person: heads.get(household.key!) ?? null, pairings: byNo.get(household.key!) ?? [] },
    }))
  }
  const homes = new Map(households!.results.map((household) => [household.key, household]))
  return persons!.results.map((person) => {
    const household = homes.get(person.household_no!) ?? null
    return { id: person.id as number, facts: { household, person, pairings: byNo.get(person.household_no!) ?? [] } }
  })
}
