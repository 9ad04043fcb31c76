import type { Changed, ChangeOrder, ChangeVerdict } from '../../../shared/change.ts'
import { dayBefore, laterDay } from '../../../shared/day.ts'
import type { Desk } from '../../db/desk.ts'
import { Problem } from '../../http/problem.ts'
import { deedsOf } from './deeds.ts'
import { type Facts, factsOf } from './facts.ts'
import { type Judgement, judge, toVerdict } from './judge.ts'
import { sealedWords } from './sealed.ts'
import { type Also, type Hand, Overtaken, write } from './write.ts'

/** What a change touched, for the checks to run again: `asOf` is the day of their last run, or of the change where later. */
export type Touched = { households: string[]; cadres: string[]; asOf: string; cause: string }
export type Decided = { facts: Facts; judged: Judgement[] }

const none: Also = { statements: [], deeds: [] }
/** Overtaken by changes of others that forbid nothing of the order, it is decided on again. */
const mostTries = 5

/** Decides every change of the order beside the others; a household or cadre that is not seen is not found. Writes nothing. */
export async function decide(desk: Desk, order: Pick<ChangeOrder, 'on' | 'changes'>): Promise<Decided> {
  const { changes } = order
  const cadreKeys = changes.flatMap(({ cadreKey }) => (cadreKey === null ? [] : [cadreKey]))
  const facts = await factsOf(
    desk,
    changes.map(({ householdNo }) => householdNo),
    cadreKeys,
  )
  for (const { householdNo, replaces } of changes) {
    const household = facts.households.get(householdNo)
    const known = replaces === null || household?.spans.some(({ id }) => id === replaces)
    if (!household || !known) throw new Problem('not-found', '没有这户或这条结对，请刷新后重新选择。')
  }
  if (cadreKeys.some((key) => !facts.cadres.has(key))) {
    throw new Problem('not-found', '帮扶责任人名册中没有这个人，请先导入名册或重新选择。')
  }
  return { facts, judged: judge(desk.policy, facts, order) }
}

export async function verdicts(desk: Desk, order: ChangeOrder): Promise<ChangeVerdict[]> {
  return (await decide(desk, order)).judged.map(toVerdict)
}

/** Makes all changes of the order or none, and in the same transaction what `also` says; refused in words. */
export async function apply(desk: Desk, asked: ChangeOrder, hand: Hand, also: Also = none) {
  const order = sealedWords(desk.county, asked)
  if (order.reason === null && order.changes.some(({ replaces }) => replaces !== null)) {
    throw new Problem('invalid', '结束现有结对须写明原因，请填写后再办理。')
  }
  const when = { on: order.on, untilOn: dayBefore(order.on), reason: order.reason }
  for (let tries = 1; tries <= mostTries; tries++) {
    const { facts, judged } = await decide(desk, order)
    insist(judged)
    const deeds = deedsOf(judged, when, hand)
    try {
      const begun = await write(desk, judged, when, { deeds, hand, also })
      const changed = { at: hand.at.toISOString(), begun, ended: endedOf(judged, when) }
      return { changed, touched: touched(facts, changed, when) }
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error
    }
  }
  throw new Problem('conflict', '刚刚有人改动了其中的户或帮扶责任人，请刷新后再办理。')
}

function insist(judged: Judgement[]): void {
  const refused = judged.flatMap(({ change, verdict }) => (verdict.ok ? [] : [{ ...verdict, no: change.householdNo }]))
  const [first] = refused
  if (first === undefined) return
  const code = refused.every(({ code }) => code === 'dated' || code === 'nothing') ? 'invalid' : 'conflict'
  if (judged.length === 1) throw new Problem(code, first.words)
  const rest = refused.length > 1 ? `另有 ${refused.length - 1} 户也不能这样变动。` : ''
  throw new Problem(code, `户 ${first.no}：${first.words}${rest}没有办理任何一户，请改正或去掉这些户。`)
}

function endedOf(judged: Judgement[], { untilOn, reason }: { untilOn: string; reason: string | null }) {
  return judged.flatMap(({ ends }) =>
    ends.map(({ by: _by, ...span }) => ({ ...span, untilOn, endReason: reason, current: false })),
  )
}

function touched(
  { asOf, lastRunOn }: Facts,
  { begun, ended }: Changed,
  when: { on: string; untilOn: string },
): Touched {
  const spans = [...ended, ...begun]
  const changedOn = ended.length > 0 ? when.untilOn : when.on
  const changed = changedOn > asOf ? asOf : changedOn
  const [first] = spans
  return {
    households: [...new Set(spans.map(({ householdNo }) => householdNo))],
    cadres: [...new Set(spans.map(({ cadreKey }) => cadreKey))],
    asOf: lastRunOn === null ? asOf : laterDay(lastRunOn, changed),
    cause: first ? `pairing:${first.id}` : 'pairing',
  }
}

/** The household a pairing is of; none where there is no such pairing. */
export async function householdOf({ db }: Desk, id: number): Promise<string> {
  const found = await db
    .prepare('SELECT household_no FROM pairing WHERE id = ?1')
    .bind(id)
    .first<string>('household_no')
  return found === null ? '' : found
}
