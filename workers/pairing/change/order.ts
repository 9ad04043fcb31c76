import type { Desk } from '../../db/desk.ts'
import { prepare, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import type { Stood } from './facts.ts'

/** What leaving writes of a cadre, as it was before. */
export type BeforeLeaving = {
  left_on: string | null
  left_reason: string | null
  linked: number | null
  edited_at: string | null
}
/** What an order did to a household: how its pairings stood before, whom it ended and whom it began. */
export type Done = {
  no: string
  before: Stood[]
  ended: { key: string; name: string } | null
  begun: { key: string; name: string } | null
}
/** An order (一次办理) as the trail tells of it; `left` is the cadre who left by it. */
export type Order = {
  at: string
  lastDeed: number
  done: Done[]
  left: { key: string; name: string; before: BeforeLeaving } | null
}

type Names = { cadre: string; successor: string | null }
type Detail = { cadreKey: string; successorKey?: string | null; names: Names; before?: unknown }
type Row = { id: number; action: string; subject: string; detail: string; seen: number; back: number }

/** The order that changed the household at the instant, with whatever of it is not taken back yet. */
export async function orderOf(desk: Desk, { householdNo, at }: { householdNo: string; at: string }): Promise<Order> {
  const household = sql`SELECT 1 FROM household h WHERE h.key = ${householdNo} AND ${desk.seen.household}`
  const asked = [household, deedsOf(desk, householdNo, at)].map((part) => prepare(desk.db, part))
  const [known, deeds] = await desk.db.batch<unknown>(asked)
  if (known!.results.length === 0) throw new Problem('not-found', '没有这户，请刷新后重新选择。')
  const results = deeds!.results as Row[]
  const own = results.find(({ action, subject }) => subject === householdNo && isChange(action))
  if (own === undefined) throw new Problem('conflict', '没有这次结对变动，请刷新后查看。')
  const rows = results.map((row) => ({ ...row, detail: JSON.parse(row.detail) as Detail }))
  if (rows.some(({ seen }) => seen === 0)) {
    throw new Problem('conflict', '这次办理还有您看不到的户，不能一并撤回，请联系县级管理员。')
  }
  const changes = rows.filter(({ action, back }) => isChange(action) && back === 0)
  if (own.back === 1) throw new Problem('conflict', '这户的这次变动已经撤回了，请刷新后查看。')
  if (changes.some(({ detail }) => detail.before === undefined)) throw new Problem('conflict', tooOld)
  const gone = rows.find(({ action }) => action === 'cadre.leave')
  return {
    at,
    lastDeed: results.at(-1)!.id,
    done: changes.map(({ action, subject, detail }) => doneBy(action, subject, detail)),
    left: gone === undefined ? null : leftBy(gone.subject, gone.detail),
  }
}

const tooOld = '这次变动办理得太早，没有留下可以撤回的记录。要换人，请办理换人。'
const isChange = (action: string) => action === 'pairing.assign' || action === 'pairing.end'

/** Everything one hand did at one instant is one order. */
function deedsOf({ seen }: Desk, householdNo: string, at: string) {
  return sql`SELECT a.id, a.action, a.subject, a.detail,
      CASE WHEN a.action IN ('pairing.assign', 'pairing.end')
        THEN EXISTS (SELECT 1 FROM household h WHERE h.key = a.subject AND ${seen.household})
        ELSE EXISTS (SELECT 1 FROM cadre c WHERE c.key = a.subject AND ${seen.answered}) END AS seen,
      EXISTS (SELECT 1 FROM audit_event w WHERE w.subject = a.subject AND +w.action = 'pairing.withdraw'
        AND w.id > a.id AND w.detail ->> '$.at' = ${at}) AS back
    FROM audit_event a WHERE a.at = ${at} AND +a.action IN ('pairing.assign', 'pairing.end', 'cadre.leave')
      AND +a.actor IN (SELECT o.actor FROM audit_event o WHERE o.subject = ${householdNo} AND o.at = ${at})
    ORDER BY a.id`
}

function doneBy(action: string, no: string, { cadreKey, successorKey, names, before }: Detail): Done {
  const first = { key: cadreKey, name: names.cadre }
  const stood = before as Stood[]
  if (action === 'pairing.assign') return { no, before: stood, ended: null, begun: first }
  const begun = successorKey && names.successor ? { key: successorKey, name: names.successor } : null
  return { no, before: stood, ended: first, begun }
}

function leftBy(key: string, { names, before }: Detail): Order['left'] {
  return { key, name: names.cadre, before: before as BeforeLeaving }
}
