import type { AcceptanceAnswer, AcceptanceRow } from '../../../shared/leave.ts'
import type { PageQuery } from '../../../shared/page.ts'
import { guarded } from '../../db/audit.ts'
import type { Desk } from '../../db/desk.ts'
import { countedPage } from '../../db/page.ts'
import { isCurrent } from '../../db/register.ts'
import { allOf, prepare, type Sql, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import type { Hand } from '../change/write.ts'

type Order = { on: string; changes: { householdNo: string; cadreKey: string | null }[] }

/** Asks the cadres who take households on to confirm, where policy says so; behind the changes, in their transaction. */
export function asksAcceptance({ policy, day }: Desk, { on, changes }: Order, { actor, at }: Hand): Sql[] {
  if (!policy.pairing.acceptance) return []
  const begun = JSON.stringify(changes.filter(({ cadreKey }) => cadreKey !== null))
  return [
    sql`INSERT INTO acceptance (pairing_id, cadre_key, household_no, asked_by, asked_at)
      SELECT p.id, p.cadre_key, p.household_no, ${actor}, ${at.toISOString()}
      FROM json_each(${begun}) j CROSS JOIN pairing p ON p.household_no = j.value ->> 'householdNo'
      WHERE p.cadre_key = j.value ->> 'cadreKey' AND p.since_on = ${on} AND ${isCurrent(day)} ORDER BY p.id
      ON CONFLICT (pairing_id) DO NOTHING`,
  ]
}

export type AcceptanceFilter = { state?: 'open' | 'declined' | 'accepted'; cadre?: string }

/** Households handed over that still are their new cadre's, as far as the membership sees them; the latest first. */
export async function listAcceptances(desk: Desk, filter: AcceptanceFilter, page: PageQuery) {
  const from = sql`${standing(desk)} AND ${allOf(where(filter))}`
  return countedPage<AcceptanceRow>(desk.db, { columns, from, order: sql`a.pairing_id DESC` }, page)
}

function where({ state, cadre }: AcceptanceFilter): Sql[] {
  return [
    ...(state === undefined ? [] : [state === 'open' ? sql`a.answer IS NULL` : sql`a.answer = ${state}`]),
    ...(cadre ? [sql`a.cadre_key = ${cadre}`] : []),
  ]
}

function standing({ day, seen }: Desk): Sql {
  return sql`FROM acceptance a JOIN pairing p ON p.id = a.pairing_id JOIN household h ON h.key = p.household_no
    JOIN cadre c ON c.key = p.cadre_key WHERE ${isCurrent(day)} AND ${seen.household} AND ${seen.cadre}`
}

const columns = sql`a.pairing_id AS pairingId, a.household_no AS householdNo, h.head_name AS headName, h.township, h.village,
  a.cadre_key AS cadreKey, c.name AS cadreName, c.unit AS cadreUnit, p.since_on AS sinceOn,
  (SELECT o.cadre_name FROM pairing o WHERE o.household_no = a.household_no AND o.successor_key = a.cadre_key
   ORDER BY o.until_on DESC, o.id DESC LIMIT 1) AS fromName, a.asked_by AS askedBy, a.asked_at AS askedAt, a.answer, a.note,
  a.answered_by AS answeredBy, a.answered_at AS answeredAt`

/** The receiving cadre's answer; the household is its own from the day on either way. An objection may be answered anew. */
export async function answerAcceptance(desk: Desk, pairingId: number, { answer, note }: AcceptanceAnswer, hand: Hand) {
  const asked = await one(desk, pairingId)
  const { householdNo, cadreKey, cadreName } = asked
  const detail = { id: pairingId, answer, note, cadreKey, names: { cadre: cadreName } }
  const deed = { ...hand, action: 'pairing.accept', subject: householdNo, detail }
  const stands = sql`EXISTS (SELECT 1 FROM pairing p WHERE p.id = pairing_id AND ${isCurrent(desk.day)})`
  const update = sql`UPDATE acceptance SET asked_by = CASE WHEN answer IS NOT 'accepted' AND ${stands} THEN asked_by END,
    answer = ${answer}, note = ${note === '' ? null : note}, answered_by = ${hand.actor}, answered_at = ${hand.at.toISOString()}
    WHERE pairing_id = ${pairingId}`
  const refused = () => new Problem('conflict', '这一户您已经确认接收，或刚刚换了帮扶责任人，不用再答复。')
  await guarded(desk.county, deed, [prepare(desk.db, update)], 'acceptance.asked_by', refused)
  return one(desk, pairingId)
}

async function one(desk: Desk, pairingId: number): Promise<AcceptanceRow> {
  const own = sql`SELECT ${columns} ${standing(desk)} AND ${desk.seen.answered} AND a.pairing_id = ${pairingId}`
  const row = await prepare(desk.db, own).first<AcceptanceRow>()
  if (row === null) throw new Problem('not-found', '没有要您确认接收的这一户，请刷新后查看。')
  return row
}
