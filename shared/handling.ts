import { z } from 'zod'
import { Day } from './pairing.ts'

/**
 * How a finding is handled (办理), beside what the data say of it: unassigned → assigned → answered → closed; `waiting`: mended and
 * verified, the ledger still says otherwise. The data close what they no longer find and reopen what they find again.
 */
export const Handling = z.enum(['unassigned', 'assigned', 'answered', 'waiting', 'closed'])
export type Handling = z.infer<typeof Handling>
export const handlingNames: Record<Handling, string> = {
  unassigned: '待分派',
  assigned: '办理中',
  answered: '待核验',
  waiting: '待台账销号',
  closed: '已办结',
}

/** What somebody says of a finding (处置): it is so and was mended, it is so for a good reason, it is not so. */
export const Answer = z.enum(['rectify', 'explain', 'mistaken'])
export type Answer = z.infer<typeof Answer>
export const answerNames: Record<Answer, string> = { rectify: '属实整改', explain: '情况说明', mistaken: '误报' }

/**
 * How a finding stands (办理情况): who has it and until when, and what was said of it. `dueOn`: the day it is to be answered by, once
 * verified the day the ledger is to say so; `overdue`: that day has gone by. `exemptUntil`: the last day an explanation or mistake
 * holds, before it is verified as it was proposed.
 */
export const Standing = z.object({
  handling: Handling,
  assignee: z.object({ username: z.string(), name: z.string() }).nullable(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  answer: Answer.nullable(),
  exemptUntil: z.string().nullable(),
})
export type Standing = z.infer<typeof Standing>

/** What whoever looks may do with a finding as it stands: null: it may be done; else why not, in words. */
export const Allowed = z.object({
  assign: z.string().nullable(),
  answer: z.string().nullable(),
  verify: z.string().nullable(),
  recall: z.string().nullable(),
})
export type Allowed = z.infer<typeof Allowed>

/** A step (办理记录) of a finding. `seen`: the data no longer find it; `again`: they find it again or say something else; `expired`: an exemption ran out. */
export const Step = z.enum(['assign', 'answer', 'accept', 'return', 'recall', 'seen', 'again', 'expired'])
export type Step = z.infer<typeof Step>
export const stepNames: Record<Step, string> = {
  assign: '分派',
  answer: '答复',
  accept: '核验通过',
  return: '退回重办',
  recall: '撤回',
  seen: '数据中已消除',
  again: '数据中再次出现',
  expired: '说明到期',
}

/** Evidence (佐证材料): a file behind an answer. */
export const Evidence = z.object({
  id: z.number(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
  uploadedBy: z.string(),
  uploadedAt: z.string(),
})
export type Evidence = z.infer<typeof Evidence>

export const FindingStep = z.object({
  id: z.number(),
  step: Step,
  /** A person's name; null: the data, or a day that came. */
  by: z.string().nullable(),
  at: z.string(),
  assignee: z.string().nullable(),
  dueOn: z.string().nullable(),
  answer: Answer.nullable(),
  reason: z.string().nullable(),
  untilOn: z.string().nullable(),
  evidence: z.array(Evidence),
})
export type FindingStep = z.infer<typeof FindingStep>

const reason = z.string().trim().min(2).max(1000)
/** One order is about this many findings at most. */
export const mostAnOrder = 5000
/** Findings named one by one; a list's whole filter is turned into their ids by who asks. */
const findings = z.array(z.number().int()).min(1).max(mostAnOrder)

/** To one account, or each to whoever answers for the place it lies in (village officer, else township clerk; the household's cadre). */
export const AssignOrder = z.object({
  findings,
  to: z.union([
    z.object({ username: z.string().min(1).max(100) }),
    z.object({ by: z.enum(['village', 'township', 'cadre']) }),
  ]),
  dueOn: Day.nullable(),
  reason: reason.nullable(),
})
export type AssignOrder = z.infer<typeof AssignOrder>

/** `untilOn`: how long an explanation or mistake holds; null: as long as policy lets it. */
export const AnswerOrder = z.object({
  findings,
  answer: Answer,
  reason,
  untilOn: Day.nullable(),
  evidence: z.array(z.number().int()).max(20),
})
export type AnswerOrder = z.infer<typeof AnswerOrder>

/** Whoever verifies is not who answered. */
export const VerifyOrder = z.object({ findings, accepted: z.boolean(), reason: reason.nullable() })
export type VerifyOrder = z.infer<typeof VerifyOrder>

/** Takes an assignment back (who gave it), or an answer before it is verified (who gave that). */
export const RecallOrder = z.object({ findings, reason: reason.nullable() })
export type RecallOrder = z.infer<typeof RecallOrder>

/** What an order came to: each finding was done, or says why not. */
export const Handled = z.object({ done: z.number(), refused: z.array(z.object({ id: z.number(), why: z.string() })) })
export type Handled = z.infer<typeof Handled>

/** An account that findings may be given to, with how many it has to answer: for balance, not for ranking. */
export const Assignee = z.object({
  username: z.string(),
  name: z.string(),
  role: z.string(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  open: z.number(),
})
export type Assignee = z.infer<typeof Assignee>

/** Ids of a list, as its filter has it, for an order about all of it; at most as many as an order takes, of `total`. */
export const FindingIds = z.object({ ids: z.array(z.number()), total: z.number() })
export type FindingIds = z.infer<typeof FindingIds>

/**
 * Counts over the tabs of the list of findings, for whoever looks; each is the total of the list with that filter:
 * `mine=1&handling=assigned` (of these overdue: `&overdue=1`) · `handling=unassigned`, `&severity=blocker` … · `overdue=1` · `verify=1` · `risen=1`.
 */
export const HandlingCounts = z.object({
  mine: z.number(),
  mineOverdue: z.number(),
  unassigned: z.number(),
  unassignedBlocker: z.number(),
  assigned: z.number(),
  answered: z.number(),
  waiting: z.number(),
  closed: z.number(),
  overdue: z.number(),
  /** Answered by others, for the reader to verify. */
  toVerify: z.number(),
  /** Overdue for so long below the reader that they are the reader's to look after (policy findings.riseDays). */
  risen: z.number(),
})
export type HandlingCounts = z.infer<typeof HandlingCounts>
