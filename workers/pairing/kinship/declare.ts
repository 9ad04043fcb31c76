import type { DeclareKinship, Kinship } from '../../../shared/kinship.ts'
import type { Desk } from '../../db/desk.ts'
import { Problem } from '../../http/problem.ts'
import type { Hand } from '../change/write.ts'
import { endKinship, insertKinship, kinshipOf, sidesOf } from './store.ts'

/** Files that the cadre is a relative of the household. */
export async function declareKinship(desk: Desk, order: DeclareKinship, hand: Hand): Promise<Kinship> {
  const names = await sidesOf(desk, order)
  if (names === null) throw new Problem('not-found', '没有这户或这名帮扶责任人，请刷新后重新选择。')
  const { cadreKey, householdNo, relation, note } = order
  const detail = { cadreKey, relation, ...(note ? { note } : {}), names }
  const id = await insertKinship(desk, order, { ...hand, action: 'kinship.declare', subject: householdNo, detail })
  return known(desk, id)
}

/** Takes one back with a reason. A cadre takes back only what it filed itself. */
export async function withdrawKinship(desk: Desk, id: number, reason: string, hand: Hand): Promise<Kinship> {
  const { cadreKey, cadreName, householdNo, headName, relation, declaredBy } = await known(desk, id)
  if (desk.seen.reach === 'own' && declaredBy !== hand.actor) {
    throw new Problem('conflict', '这条亲属备案不是您本人填的，要撤销请联系乡镇扶贫专干或县级管理员。')
  }
  const detail = { id, cadreKey, relation, reason, names: { cadre: cadreName, household: headName } }
  await endKinship(desk, id, reason, { ...hand, action: 'kinship.withdraw', subject: householdNo, detail })
  return known(desk, id)
}

async function known(desk: Desk, id: number): Promise<Kinship> {
  const found = await kinshipOf(desk, id)
  if (found === null) throw new Problem('not-found', '没有这条亲属备案，请刷新后重新选择。')
  return found
}
