import type { Desk } from '../../db/desk.ts'
import { capOf, load } from '../../db/pairingflag.ts'
import { type Sql, sql } from '../../db/sql.ts'
import { pairingsOf } from './facts.ts'
import type { Done, Order } from './order.ts'
import { type Hand, inParts, refuseWhere } from './write.ts'

/** The statements that take an order back, in one transaction; `withdraw.ts` has the words of their guards. */
export function takingBack(desk: Desk, order: Order, hand: Hand): Sql[] {
  const back = [...new Set(order.done.flatMap(({ ended }) => (ended === null ? [] : [ended.key])))]
  return [
    ...inParts(order.done).flatMap((done) => asBefore(order, done)),
    ...(order.left === null ? [] : [inPost(order.left, order)]),
    ...(back.length === 0 ? [] : [asFree(desk, JSON.stringify(back), order, hand)]),
  ]
}

/** What was begun goes, what was ended stands again, and with that everything is as the order found it. */
function asBefore(order: Order, done: Done[]): Sql[] {
  const rows = JSON.stringify(done.map(({ no, before }) => [no, JSON.stringify(before)]))
  const ended = JSON.stringify(done.flatMap(({ before }) => before))
  return [
    written(order, rows),
    unvisited(order, rows),
    sql`DELETE FROM pairing WHERE household_no IN (SELECT value ->> 0 FROM json_each(${rows})) AND edited_at = ${order.at}
      AND id NOT IN (SELECT b.value ->> 0 FROM json_each(${rows}) j CROSS JOIN json_each(j.value ->> 1) b)`,
    sql`UPDATE pairing AS p SET until_on = b.value ->> 3, end_reason = b.value ->> 4, successor_key = b.value ->> 5,
        edited_at = b.value ->> 6
      FROM json_each(${ended}) b WHERE p.id = b.value ->> 0 AND +p.edited_at = ${order.at}`,
    asTold(rows),
  ]
}

/** The trail tells words with the numbers in them masked: what stands is known by its days and by when it was written. */
function asTold(rows: string): Sql {
  const mark = (of: Sql) => sql`json_array(${of} ->> 0, ${of} ->> 2, ${of} ->> 3, ${of} ->> 6)`
  const marks = (from: Sql) =>
    sql`(SELECT json_group_array(${mark(sql`b.value`)} ORDER BY b.key) FROM json_each(${from}) b)`
  return refuseWhere(sql`EXISTS (SELECT 1 FROM json_each(${rows}) j
    WHERE ${marks(pairingsOf(sql`j.value ->> 0`))} IS NOT ${marks(sql`j.value ->> 1`)})`)
}

/** What the order wrote of each household is there. */
function written({ at }: Order, rows: string): Sql {
  return refuseWhere(sql`EXISTS (SELECT 1 FROM json_each(${rows}) j
    WHERE NOT EXISTS (SELECT 1 FROM pairing p WHERE p.household_no = j.value ->> 0 AND p.edited_at = ${at}))`)
}

function unvisited({ at }: Order, rows: string): Sql {
  const visited = sql`EXISTS (
    SELECT 1 FROM json_each(${rows}) j CROSS JOIN pairing p ON p.household_no = j.value ->> 0
      CROSS JOIN visit v ON v.household_no = p.household_no
    WHERE p.edited_at = ${at} AND coalesce(p.until_on, '') = '' AND v.cadre_key = p.cadre_key AND v.visited_on >= p.since_on)`
  return refuseWhere(visited, 'household_no')
}

/** The cadre's record is as the leaving left it, and the person has none in another unit since. */
function inPost({ key, before }: NonNullable<Order['left']>, { at }: Order): Sql {
  const moved = sql`EXISTS (SELECT 1 FROM cadre_move m WHERE m.old_key = cadre.key AND m.moved_at > ${at})`
  return sql`UPDATE cadre SET name = CASE WHEN edited_at = ${at} AND NOT ${moved} THEN name END, left_on = ${before.left_on},
    left_reason = ${before.left_reason}, linked = ${before.linked}, edited_at = ${before.edited_at} WHERE key = ${key}`
}

/** Whoever has a household again has not left since, is no kin of it by what was declared since, and is over the cap only as before. */
function asFree(desk: Desk, keys: string, order: Order, hand: Hand): Sql {
  const { at, done } = order
  const pairs = JSON.stringify(done.flatMap(({ no, ended }) => (ended === null ? [] : [[no, ended.key]])))
  const barred = sql`EXISTS (
      SELECT 1 FROM json_each(${keys}) j CROSS JOIN cadre c ON c.key = j.value
      WHERE ((c.left_on <> '' OR c.left_reason <> '') AND c.edited_at > ${at}) OR ${filledSince(desk, order, hand)})
    OR EXISTS (
      SELECT 1 FROM json_each(${pairs}) j CROSS JOIN kinship k ON k.cadre_key = j.value ->> 1 AND k.household_no = j.value ->> 0
      WHERE k.withdrawn_at IS NULL AND k.declared_at > ${at})`
  return refuseWhere(barred, 'cadre_name')
}

/** The cadre `c` is over the cap and has been given a household since the order; who was over it before may be again. */
function filledSince({ day, policy }: Desk, { lastDeed }: Order, { actor, at }: Hand): Sql {
  return sql`(c.key IN (
    SELECT CASE a.action WHEN 'pairing.end' THEN a.detail ->> '$.successorKey' ELSE a.detail ->> '$.cadreKey' END
    FROM audit_event a
    WHERE a.id > ${lastDeed} AND +a.action IN ('pairing.assign', 'pairing.end', 'pairing.withdraw')
      AND NOT (a.action = 'pairing.withdraw' AND a.at = ${at.toISOString()} AND a.actor = ${actor})
  ) AND ${load(day)} > ${capOf(policy.pairing.cap)})`
}
