import type { D1Result } from '@cloudflare/workers-types'
import type { PairingSpan } from '../../../shared/household.ts'
import { type Deed, type Guard, guarded } from '../../db/audit.ts'
import type { Desk } from '../../db/desk.ts'
import { load } from '../../db/pairingflag.ts'
import { prepare, type Sql, sql } from '../../db/sql.ts'
import { ground } from './facts.ts'
import type { Judgement } from './judge.ts'

/** What is written beside the changes, in their transaction and behind them; a statement refuses by one of its `guards`. */
export type Also = { statements: Sql[]; deeds: Deed[]; guards?: Guard[] }
export type Hand = { actor: string; at: Date }
export type When = { on: string; untilOn: string; reason: string | null }

/** The register changed between deciding and writing: nothing was written. */
export class Overtaken extends Error {}

/**
 * Writes what was decided, all or none, in as many statements for one change as for thousands. Every household must stand as
 * it was decided on, every cadre who begins be as employed as then, and no load pass what was allowed.
 */
export async function write(
  desk: Desk,
  judged: Judgement[],
  when: When,
  { deeds, hand, also }: { deeds: Deed[]; hand: Hand; also: Also },
): Promise<PairingSpan[]> {
  const { county } = desk
  const begins = judged.filter(({ cadre }) => cadre !== null)
  const inserted = begins.length === 0 ? [] : [insert(begins, when, hand)]
  const grounds = inParts(judged).map((some) => sameGround(desk, some))
  const parts = [
    ...grounds,
    ...(judged.length === 0 ? [] : [end(judged, when, hand)]),
    ...inserted,
    ...(begins.length === 0 ? [] : [noteOver(begins, when, hand), sameCadres(desk, begins)]),
    ...also.statements,
  ]
  const statements = parts.map((part) => prepare(county.db, part))
  const guards: Guard[] = ['pairing.key', ...(also.guards ?? [])]
  const results = await guarded<Id>(county, [...deeds, ...also.deeds], statements, guards, () => new Overtaken())
  return inserted.length === 0 ? [] : begun(begins, when, results[grounds.length + 1]!)
}

/** D1 takes 2 MB a value: how the pairings of households stand goes in parts of this many. */
const atOnce = 1000

export function inParts<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, i) => all.slice(i * atOnce, (i + 1) * atOnce))
}

/** A guard that holds inserts nothing; one that does not inserts a NULL, which the table refuses and the batch rolls back. */
export function refuseWhere(condition: Sql, column: 'key' | 'household_no' | 'cadre_name' = 'key'): Sql {
  const value = (name: typeof column) => (name === column ? null : '')
  return sql`INSERT INTO pairing (key, household_no, cadre_name)
    SELECT ${value('key')}, ${value('household_no')}, ${value('cadre_name')} WHERE ${condition}`
}

function sameGround({ policy, seen }: Desk, judged: Judgement[]): Sql {
  const stood = JSON.stringify(judged.map(({ household }) => [household.no, household.ground]))
  return refuseWhere(sql`EXISTS (
    SELECT 1 FROM json_each(${stood}) j LEFT JOIN household h ON h.key = j.value ->> 0 AND ${seen.household}
    WHERE ${ground(policy)} IS NOT j.value ->> 1)`)
}

function end(judged: Judgement[], { untilOn, reason }: When, { at }: Hand): Sql {
  const ends = judged.flatMap(({ ends, cadre }) => ends.map(({ id }) => [id, cadre === null ? null : cadre.key]))
  return sql`
    UPDATE pairing AS p SET until_on = ${untilOn}, end_reason = ${reason}, successor_key = j.value ->> 1, edited_at = ${at.toISOString()}
    FROM json_each(${JSON.stringify(ends)}) j WHERE p.id = j.value ->> 0`
}

/** The second time a cadre gets a household the key has the day too. */
function insert(begins: Judgement[], { on }: When, { at }: Hand): Sql {
  const rows = begins.map(({ household, cadre }) => [household.no, cadre!.key])
  const key = sql`(j.value ->> 0) || '/' || (j.value ->> 1)`
  return sql`
    INSERT INTO pairing (key, household_no, cadre_key, cadre_name, role, since_on, edited_at)
    SELECT ${key} || CASE WHEN EXISTS (SELECT 1 FROM pairing o WHERE o.key = ${key}) THEN ${`/${on}`} ELSE '' END,
      j.value ->> 0, c.key, c.name, '帮扶责任人', ${on}, ${at.toISOString()}
    FROM json_each(${JSON.stringify(rows)}) j LEFT JOIN cadre c ON c.key = j.value ->> 1
    ORDER BY j.key RETURNING id, household_no`
}

function noteOver(begins: Judgement[], { on }: When, { actor, at }: Hand): Sql {
  const rows = begins.flatMap(({ household, cadre, over }) =>
    over ? [[household.no, cadre!.key, over.reason, over.load, over.cap]] : [],
  )
  return sql`
    INSERT INTO cap_override (pairing_id, reason, load, cap, set_by, set_at)
    SELECT p.id, j.value ->> 2, j.value ->> 3, j.value ->> 4, ${actor}, ${at.toISOString()}
    FROM json_each(${JSON.stringify(rows)}) j CROSS JOIN pairing p ON p.household_no = j.value ->> 0
    WHERE p.cadre_key = j.value ->> 1 AND p.since_on = ${on} AND coalesce(p.until_on, '') = ''
    ON CONFLICT (pairing_id) DO UPDATE SET
      reason = excluded.reason, load = excluded.load, cap = excluded.cap, set_by = excluded.set_by, set_at = excluded.set_at`
}

/** Behind the writes. A cap that was passed with leave is passed by no more than was decided on. */
function sameCadres({ day }: Desk, begins: Judgement[]): Sql {
  const chosen = [...Map.groupBy(begins, ({ cadre }) => cadre!.key)].map(([key, ofCadre]) => {
    const { cadre, cap, loadAfter } = ofCadre[0]!
    const { leftOn, leftReason, postLevel, id18 } = cadre!
    const most = ofCadre.some(({ over }) => over) ? loadAfter : cap
    return [key, leftOn, leftReason, postLevel, id18, most]
  })
  const pairs = JSON.stringify(begins.map(({ household, cadre }) => [household.no, cadre!.key]))
  return refuseWhere(sql`EXISTS (
      SELECT 1 FROM json_each(${JSON.stringify(chosen)}) j LEFT JOIN cadre c ON c.key = j.value ->> 0
      WHERE c.key IS NULL OR c.left_on IS NOT j.value ->> 1 OR c.left_reason IS NOT j.value ->> 2
        OR c.post_level IS NOT j.value ->> 3 OR c.id18 IS NOT j.value ->> 4 OR ${load(day)} > j.value ->> 5)
    OR EXISTS (
      SELECT 1 FROM json_each(${pairs}) j CROSS JOIN kinship k ON k.cadre_key = j.value ->> 1 AND k.household_no = j.value ->> 0
      WHERE k.withdrawn_at IS NULL)`)
}

type Id = { id: number; household_no: string }

function begun(begins: Judgement[], { on }: When, { results }: D1Result<Id>): PairingSpan[] {
  const ids = new Map(results.map(({ id, household_no }) => [household_no, id]))
  return begins.map(({ household, cadre }) => ({
    id: ids.get(household.no)!,
    householdNo: household.no,
    cadreKey: cadre!.key,
    cadreName: cadre!.name,
    cadreUnit: cadre!.unit,
    role: '帮扶责任人',
    sinceOn: on,
    untilOn: null,
    endReason: null,
    current: true,
  }))
}
