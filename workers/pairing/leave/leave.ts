import type { HandOver, Leave } from '../../../shared/leave.ts'
import type { Deed } from '../../db/audit.ts'
import type { Desk } from '../../db/desk.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { isCurrent } from '../../db/register.ts'
import { prepare, type Sql, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import { notThere } from '../cadre/page.ts'
import { apply } from '../change/apply.ts'
import type { BeforeLeaving } from '../change/order.ts'
import type { Hand } from '../change/write.ts'
import { asksAcceptance } from './acceptance.ts'
import { type Held, heldBy, loadOf } from './households.ts'

/**
 * A cadre leaves the post and every household goes to somebody, in one transaction: with a pairing of the cadre left over
 * nothing is written, whoever made it in between.
 */
export async function leave(desk: Desk, key: string, order: Leave, hand: Hand) {
  const { leftOn, on, kind, changes } = order
  const own = sealNumbers(order.reason, desk.county.sealer)
  if (kind === '其他' && own === '') throw new Problem('invalid', '选“其他”时请写明离岗的原因。')
  const { name, held, before } = await leaver(desk, key)
  ofThisCadre(held, order)
  if ((await loadOf(desk, key)) > held.length) {
    throw new Problem('conflict', `${name}还有户在别的乡镇，您不能一并办理，请联系县级管理员。`)
  }
  const open = held.filter(({ pairingId }) => !changes.some(({ replaces }) => replaces === pairingId))
  if (open.length > 0) throw new Problem('conflict', `还有 ${open.length} 户没有安排接替人：${namesOf(open)}。请补齐。`)
  const reason = own === '' ? kind : `${kind}：${own}`
  const said = kind === '其他' ? own : kind
  const detail = {
    leftOn,
    on,
    kind,
    reason: own,
    names: await namesBoth(desk, name, order),
    households: handed(order),
    before,
  }
  const deed = { ...hand, action: 'cadre.leave', subject: key, detail }
  const statements = [...asksAcceptance(desk, order, hand), gone(desk, key, { leftOn, said, before }, deed)]
  return apply(desk, { on, reason, changes }, hand, { statements, deeds: [deed], guards: ['cadre.name'] })
}

/** Some households go to others, the cadre stays. */
export async function handOver(desk: Desk, key: string, order: HandOver, hand: Hand) {
  const { on, changes } = order
  const { name, held } = await leaver(desk, key)
  ofThisCadre(held, order)
  const reason = sealNumbers(order.reason, desk.county.sealer)
  const detail = { on, reason, names: await namesBoth(desk, name, order), households: handed(order) }
  const deed = { ...hand, action: 'cadre.handover', subject: key, detail }
  return apply(desk, { on, reason, changes }, hand, { statements: asksAcceptance(desk, order, hand), deeds: [deed] })
}

async function leaver(desk: Desk, key: string): Promise<{ name: string; held: Held[]; before: BeforeLeaving }> {
  const statement = sql`SELECT c.name, c.left_on, c.left_reason, c.linked, c.edited_at FROM cadre c WHERE c.key = ${key} AND ${desk.seen.answered}`
  const row = await prepare(desk.db, statement).first<BeforeLeaving & { name: string }>()
  if (row === null) throw notThere()
  const { name, ...before } = row
  return { name, held: await heldBy(desk, key), before }
}

function ofThisCadre(held: Held[], { changes }: Pick<Leave, 'changes'>): void {
  const known = new Map(held.map(({ pairingId, householdNo }) => [pairingId, householdNo]))
  const wrong = changes.find(({ replaces, householdNo }) => replaces === null || known.get(replaces) !== householdNo)
  if (wrong) throw new Problem('conflict', `户 ${wrong.householdNo} 现在已不由他帮扶，请刷新后重新办理。`)
}

type Gone = { leftOn: string; said: string; before: BeforeLeaving }

/** Behind the changes: whoever still has a household stays, and nothing was written; nor where the record was edited since. */
function gone({ day }: Desk, key: string, { leftOn, said, before }: Gone, { at }: Deed): Sql {
  const left = sql`EXISTS (SELECT 1 FROM pairing p WHERE p.cadre_key = c.key AND ${isCurrent(day)})`
  return sql`UPDATE cadre AS c SET name = CASE WHEN NOT ${left} AND c.left_on IS ${before.left_on}
      AND c.left_reason IS ${before.left_reason} AND c.edited_at IS ${before.edited_at} THEN name END, left_on = ${leftOn},
    left_reason = ${said}, linked = NULL, edited_at = ${at.toISOString()} WHERE key = ${key}`
}

function namesOf(held: Held[]): string {
  const names = held.slice(0, 3).map(({ headName, householdNo }) => headName || householdNo)
  return names.join('、') + (held.length > 3 ? '等' : '')
}

/** The household and who takes it on, as the trail says it. */
function handed({ changes }: Pick<Leave, 'changes'>): string[] {
  return changes.map(({ householdNo, cadreKey }) => `${householdNo} → ${cadreKey ?? '不再需要'}`)
}

async function namesBoth({ db }: Desk, cadre: string, { changes }: Pick<Leave, 'changes'>) {
  const keys = JSON.stringify(changes.map(({ cadreKey }) => cadreKey))
  const statement = sql`SELECT group_concat(DISTINCT c.name) AS names FROM json_each(${keys}) j JOIN cadre c ON c.key = j.value`
  const row = await prepare(db, statement).first<{ names: string | null }>()
  return { cadre, successor: row!.names }
}
