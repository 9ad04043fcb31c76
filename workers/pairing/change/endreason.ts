import type { EndReason } from '../../../shared/pairing.ts'
import { guarded } from '../../db/audit.ts'
import type { Desk } from '../../db/desk.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { isCurrent } from '../../db/register.ts'
import { prepare, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import { touching } from '../touched.ts'
import type { Hand } from './write.ts'

type Ended = { no: string; cadreKey: string; cadreName: string; was: string | null; current: number }

/** Writes why an ended pairing ended, where nobody wrote it or it was written wrong; the trail keeps what stood there. */
export async function writeEndReason(desk: Desk, id: number, order: EndReason, hand: Hand) {
  const { county, db, day, seen } = desk
  const pairing = await prepare(
    db,
    sql`SELECT h.key AS no, p.cadre_key AS cadreKey, p.cadre_name AS cadreName, p.end_reason AS was, ${isCurrent(day)} AS current
      FROM pairing p JOIN household h ON h.key = p.household_no WHERE p.id = ${id} AND ${seen.household}`,
  ).first<Ended>()
  if (pairing === null) throw new Problem('not-found', '没有这条结对，请刷新后重新选择。')
  const { no, cadreKey, cadreName, was, current } = pairing
  if (current === 1) throw new Problem('conflict', `${cadreName}与这户的结对还没有结束，结束时再写明原因。`)
  const reason = sealNumbers(order.reason, county.sealer)
  const deed = { ...hand, action: 'pairing.reason', subject: no, detail: { id, cadreKey, reason, formerReason: was } }
  const update = sql`UPDATE pairing SET key = CASE WHEN end_reason IS ${was} AND until_on <> '' THEN key END,
      end_reason = ${reason}, edited_at = ${hand.at.toISOString()} WHERE id = ${id}`
  const overtaken = () => new Problem('conflict', '刚刚有人改动了这条结对，请刷新后再写。')
  await guarded(county, deed, [prepare(db, update)], 'pairing.key', overtaken)
  return touching(desk, { households: [no], cadres: [cadreKey], cause: `pairing:${id}` })
}
