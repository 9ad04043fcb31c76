import type { Withdraw, Withdrawn } from '../../../shared/change.ts'
import { dayOf } from '../../../shared/day.ts'
import { audited, type Deed, type Guard, isRefused } from '../../db/audit.ts'
import type { Desk } from '../../db/desk.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'
import { prepare } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import { touching } from '../touched.ts'
import type { Touched } from './apply.ts'
import { type Order, orderOf } from './order.ts'
import { takingBack } from './takingback.ts'
import type { Hand } from './write.ts'

/**
 * Takes back what an order changed, of the household or whole: its pairings stand as before it, in every column, and a cadre
 * who left by it is in the post again. Only on the day it was written, and as long as nothing was built on it; the trail
 * keeps both.
 */
export async function withdraw(desk: Desk, asked: Withdraw, hand: Hand) {
  const all = await orderOf(desk, asked)
  if (dayOf(new Date(all.at)) !== dayOf(hand.at)) {
    throw new Problem('conflict', '只能撤回当天办理的结对。要换人，请办理换人，从明天起算。')
  }
  const order = asked.whole ? all : { ...all, done: all.done.filter(({ no }) => no === asked.householdNo) }
  if (all.left !== null && !asked.whole) {
    throw new Problem('conflict', `这户是${all.left.name}离岗时交接的，不能单独撤回。请整批撤回，或者换一名接替人。`)
  }
  const reason = sealNumbers(asked.reason, desk.county.sealer)
  const statements = takingBack(desk, order, hand).map((part) => prepare(desk.db, part))
  try {
    await audited(desk.county, deedsOf(order, reason, hand), statements)
  } catch (error) {
    const [, words] = refusals.find(([guard]) => isRefused(error, guard)) ?? []
    throw words === undefined ? error : new Problem('conflict', words)
  }
  const withdrawn: Withdrawn = { households: order.done.map(({ no }) => no), cadre: order.left?.name ?? null }
  return { withdrawn, touched: await touchedBy(desk, order) }
}

/** Which guard of `takingBack` says what. */
const refusals: [Guard, string][] = [
  ['pairing.key', '这户（或其中一户）的结对在这之后又改动过，不能撤回。请刷新后查看；要换人，请办理换人。'],
  ['pairing.household_no', '新的帮扶责任人已登记走访，不能撤回。要换人，请办理换人，从明天起算。'],
  [
    'pairing.cadre_name',
    '原帮扶责任人之后又接了别的户、办了离岗或备案了亲属，撤回后就不合规定。请办理换人，从明天起算。',
  ],
  ['cadre.name', '离岗的人之后登记又改动过，或已登记到新单位，不能撤回。请分别办理回岗和换人。'],
]

/** One deed a household, with both names; the deeds of the order stay. */
function deedsOf({ at, done, left }: Order, reason: string, hand: Hand): Deed[] {
  const ofHouseholds = done.map(({ no, ended, begun }) => {
    const names = { cadre: ended?.name ?? null, withdrawn: begun?.name ?? null }
    const detail = { at, reason, cadreKey: ended?.key ?? null, withdrawnKey: begun?.key ?? null, names }
    return { ...hand, action: 'pairing.withdraw', subject: no, detail }
  })
  if (left === null) return ofHouseholds
  const detail = { at, on: dayOf(hand.at), reason, names: { cadre: left.name } }
  return [...ofHouseholds, { ...hand, action: 'cadre.return', subject: left.key, detail }]
}

function touchedBy(desk: Desk, { done, left }: Order): Promise<Touched> {
  const keys = done.flatMap(({ ended, begun }) => [ended, begun].flatMap((one) => (one === null ? [] : [one.key])))
  const cadres = [...new Set([...keys, ...(left === null ? [] : [left.key])])]
  return touching(desk, { households: done.map(({ no }) => no), cadres, cause: 'pairing' })
}
