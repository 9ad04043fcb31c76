/** What people order of findings: assign, answer, verify, take back. */
import type { AnswerOrder, AssignOrder, Handled, RecallOrder, VerifyOrder } from '../../../shared/handling.ts'
import { Problem } from '../../http/problem.ts'
import { choose } from './candidate.ts'
import { monthsLater } from './deadline.ts'
import { answer, assign, mayAssign, recall, verify } from './decide.ts'
import { notMine } from './evidence.ts'
import { calendarOf, carryOut } from './order.ts'
import type { Reading } from './reader.ts'

export function assignFindings(reading: Reading, { findings, to, dueOn, reason }: AssignOrder, at: Date) {
  const calendar = calendarOf(reading)
  if (dueOn !== null && dueOn < calendar.today) throw new Problem('invalid', '期限已经过去，请选今天或以后的日子。')
  const order = {
    action: 'finding.assign' as const,
    findings,
    reason,
    detail: { assignee: Object.values(to)[0], dueOn },
  }
  return carryOut(
    reading,
    {
      ...order,
      async decide(found) {
        const chosen = await choose(reading, { to }, found)
        return (one) => {
          const no = mayAssign(one)
          if (no !== null) return no
          const who = chosen(one)
          return typeof who === 'string' ? who : assign(one, who, dueOn, calendar)
        }
      },
    },
    at,
  )
}

export async function answerFindings(reading: Reading, order: AnswerOrder, at: Date): Promise<Handled> {
  const { findings, reason, answer: said } = order
  const evidence = [...new Set(order.evidence)]
  if ((await notMine(reading, evidence)).length > 0)
    throw new Problem('invalid', '有的佐证材料不是您上传的，或者已经过期清除，请重新上传后再答复。')
  const untilOn = said === 'rectify' ? null : until(reading, order.untilOn)
  const by = whoIs(reading)
  return carryOut(
    reading,
    {
      ...{ action: 'finding.answer', findings, reason, evidence, detail: { answer: said, untilOn } },
      decide: () => (one) => answer(one, { answer: said, untilOn }, by),
    },
    at,
  )
}

export async function verifyFindings(reading: Reading, { findings, accepted, reason }: VerifyOrder, at: Date) {
  if (!accepted && reason === null) throw new Problem('invalid', '退回要写明理由，让对方知道还差什么。')
  const [by, calendar] = [whoIs(reading), calendarOf(reading)]
  const decide = () => (one: Parameters<typeof verify>[0]) => verify(one, accepted, by, calendar)
  return carryOut(reading, { action: 'finding.verify', findings, reason, detail: { accepted }, decide }, at)
}

export function recallFindings(reading: Reading, { findings, reason }: RecallOrder, at: Date): Promise<Handled> {
  const by = whoIs(reading)
  return carryOut(reading, { action: 'finding.recall', findings, reason, decide: () => (one) => recall(one, by) }, at)
}

export const whoIs = ({ reader: { username }, seen: { reach } }: Reading) => ({ username, reach })

function until({ policy, reader: { today } }: Reading, asked: string | null): string {
  const { exemptMonths } = policy.findings
  const last = monthsLater(today, exemptMonths)
  if (asked === null) return last
  if (asked < today) throw new Problem('invalid', '有效期已经过去，请选今天或以后的日子。')
  if (asked > last) throw new Problem('invalid', `情况说明、误报最多管 ${exemptMonths} 个月，有效期请不晚于 ${last}。`)
  return asked
}
