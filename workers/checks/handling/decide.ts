/** What may be done with a finding as it stands, and how it stands then: pure. A day is what it is to whoever acts. */
import type { Reach } from '../../../shared/access.ts'
import type { FindingStatus } from '../../../shared/finding.ts'
import type { Answer, Handling, Step } from '../../../shared/handling.ts'

/** How a finding stands, as it is kept. `severity`: 0 blocker · 1 serious · 2 notice. */
export type Stood = {
  id: number
  severity: number
  status: FindingStatus
  handling: Handling
  assignee: string | null
  assigneeReach: Reach | null
  dueOn: string | null
  answer: Answer | null
  answeredBy: string | null
  exemptUntil: string | null
  /** Who assigned it last. */
  assignedBy: string | null
  /** The data have said something else since it was answered. */
  moved: boolean
}

/** What a step leaves: how it stands then, and what the step itself names. */
export type Taken = {
  after: Pick<Stood, 'handling' | 'assignee' | 'assigneeReach' | 'dueOn' | 'answer' | 'answeredBy' | 'exemptUntil'>
  step: { step: Step; assignee: string | null; dueOn: string | null; answer: Answer | null; untilOn: string | null }
}
/** Taken, or why not in words. */
export type Decision = Taken | string

export type Who = { username: string; reach: Reach | null }
/** Days: `dueIn` to answer in by severity, `ledgerOn` for the ledger to say so. */
export type Calendar = { today: string; dueOn: (severity: number) => string; ledgerOn: string }

const gone = '数据中已经消除，不用再办。'
const standing: Record<Handling, string> = {
  unassigned: '还没有分派，也没有答复。',
  assigned: '还没有答复。',
  answered: '已经答复，等待核验。',
  waiting: '整改已核验通过，等待台账改过来。',
  closed: '已经办结。',
}

/** To `to`, by the day given or by its severity. */
export function assign(stood: Stood, to: Who, dueOn: string | null, calendar: Calendar): Decision {
  const no = mayAssign(stood)
  if (no !== null) return no
  if (to.username === stood.assignee && (dueOn === null || dueOn === stood.dueOn)) return '已经分派给这个人了。'
  return given('assign', { assignee: to.username, assigneeReach: to.reach }, dueOn ?? calendar.dueOn(stood.severity))
}

export function mayAssign({ status, handling }: Stood): string | null {
  if (handling === 'unassigned' || handling === 'assigned') return status === 'resolved' ? gone : null
  return handling === 'answered' ? `${standing.answered}要换人办，请先退回。` : standing[handling]
}

/** By who has it; what nobody has, by whoever may and sees it. */
export function answer(stood: Stood, said: { answer: Answer; untilOn: string | null }, by: Who): Decision {
  const no = mayAnswer(stood, by)
  if (no !== null) return no
  const untilOn = said.answer === 'rectify' ? null : said.untilOn
  const has = stood.handling === 'unassigned' ? { assignee: by.username, assigneeReach: by.reach } : {}
  return {
    after: {
      ...kept(stood),
      ...has,
      handling: 'answered',
      answer: said.answer,
      answeredBy: by.username,
      exemptUntil: untilOn,
    },
    step: { ...nothing, step: 'answer', answer: said.answer, untilOn },
  }
}

export function mayAnswer({ status, handling, assignee }: Stood, by: Who): string | null {
  if (handling === 'answered') return `${standing.answered}要改答复，请先撤回。`
  if (handling !== 'unassigned' && handling !== 'assigned') return standing[handling]
  if (status === 'resolved') return gone
  return handling === 'unassigned' || assignee === by.username ? null : '已分派给别人，由其答复；要换人请重新分派。'
}

/** By somebody else than who answered. What is mended and still in the data waits for the ledger. */
export function verify(stood: Stood, accepted: boolean, by: Who, calendar: Calendar): Decision {
  const no = mayVerify(stood, by)
  if (no !== null) return no
  if (!accepted) return given('return', stood, calendar.dueOn(stood.severity))
  if (stood.handling === 'waiting') return standing.waiting
  if (stood.answer === 'rectify') {
    const waits = stood.status !== 'resolved'
    const dueOn = waits ? calendar.ledgerOn : stood.dueOn
    return {
      after: { ...kept(stood), handling: waits ? 'waiting' : 'closed', dueOn },
      step: { ...nothing, step: 'accept', dueOn: waits ? dueOn : null },
    }
  }
  if (stood.moved) return '答复以后数据又有变化，请退回，按现在的数据重新答复。'
  if (stood.exemptUntil === null || stood.exemptUntil < calendar.today) return '答复的有效期已过，请退回重新答复。'
  return {
    after: { ...kept(stood), handling: 'closed' },
    step: { ...nothing, step: 'accept', untilOn: stood.exemptUntil },
  }
}

/** What waits for its ledger may still be returned. */
export function mayVerify({ handling, answeredBy }: Stood, by: Who): string | null {
  if (handling !== 'answered' && handling !== 'waiting') return standing[handling]
  return answeredBy === by.username ? '是您自己答复的，须由另一个人核验。' : null
}

/** An assignment by who gave it, an answer by who gave that. */
export function recall(stood: Stood, by: Who): Decision {
  const no = mayRecall(stood, by)
  if (no !== null) return no
  const { dueOn } = stood
  const blank = { answer: null, answeredBy: null, exemptUntil: null }
  const step = { ...nothing, step: 'recall' as const }
  // Answered straight away it had no deadline: nobody has it again.
  if (stood.handling === 'assigned' || dueOn === null) {
    return { after: { handling: 'unassigned', assignee: null, assigneeReach: null, dueOn: null, ...blank }, step }
  }
  return {
    after: { ...kept(stood), handling: 'assigned', ...blank },
    step: { ...step, assignee: stood.assignee, dueOn },
  }
}

export function mayRecall({ handling, assignedBy, answeredBy }: Stood, by: Who): string | null {
  if (handling === 'assigned') return assignedBy === by.username ? null : '不是您分派的，不能撤回；可以重新分派。'
  if (handling === 'answered') return answeredBy === by.username ? null : '不是您答复的，不能撤回；可以退回。'
  return standing[handling]
}

const nothing = { assignee: null, dueOn: null, answer: null, untilOn: null }

function kept({
  assignee,
  assigneeReach,
  dueOn,
  answer,
  answeredBy,
  exemptUntil,
}: Stood): Omit<Taken['after'], 'handling'> {
  return { assignee, assigneeReach, dueOn, answer, answeredBy, exemptUntil }
}

/** Somebody has it, from now on and anew. */
function given(
  step: 'assign' | 'return',
  { assignee, assigneeReach }: Pick<Stood, 'assignee' | 'assigneeReach'>,
  dueOn: string,
): Taken {
  return {
    after: { handling: 'assigned', assignee, assigneeReach, dueOn, answer: null, answeredBy: null, exemptUntil: null },
    step: { ...nothing, step, assignee, dueOn },
  }
}
