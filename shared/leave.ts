import { z } from 'zod'
import { CadreRow } from './cadre.ts'
import { Change } from './change.ts'
import { Day } from './pairing.ts'

export const leaveKinds = ['调离', '岗位调整', '退休', '病故', '辞职', '挂职期满', '开除', '其他'] as const

/** Why a cadre leaves the post (离岗类别). */
export const LeaveKind = z.enum(leaveKinds)
export type LeaveKind = z.infer<typeof LeaveKind>

const reason = z.string().trim().max(160)
const changes = z.array(Change).max(500)

/** Leaving with hand-over (离岗交接): every household the cadre has goes to somebody on `on`, in one transaction. */
export const Leave = z.object({ leftOn: Day, on: Day, kind: LeaveKind, reason, changes })
export type Leave = z.infer<typeof Leave>

/** Handing some households over and staying in the post (移交部分帮扶户). */
export const HandOver = z.object({ on: Day, reason: reason.min(1), changes: changes.min(1) })
export type HandOver = z.infer<typeof HandOver>

/** Who is proposed for a household, and why. */
export const Receiver = z.object({
  key: z.string(),
  name: z.string(),
  unit: z.string(),
  postLevel: z.string().nullable(),
  why: z.array(z.string()),
})
export type Receiver = z.infer<typeof Receiver>

export const HandoverHousehold = z.object({
  householdNo: z.string(),
  headName: z.string().nullable(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  status: z.string().nullable(),
  monitorKind: z.string().nullable(),
  riskCleared: z.boolean().nullable(),
  pairingId: z.number(),
  sinceOn: z.string().nullable(),
  /** It may not be without a cadre for a day. */
  needsCadre: z.boolean(),
  receiver: Receiver.nullable(),
  /** Why nobody is proposed. */
  unsolved: z.array(z.string()),
})
export type HandoverHousehold = z.infer<typeof HandoverHousehold>

/** The hand-over as it is proposed (交接方案): nothing is written by it. */
export const HandoverPlan = z.object({
  cadre: CadreRow,
  asOf: z.string(),
  /** Latest day a new pairing may begin. */
  latestOn: z.string(),
  /** Whether receivers are asked to confirm. */
  acceptance: z.boolean(),
  households: z.array(HandoverHousehold),
})
export type HandoverPlan = z.infer<typeof HandoverPlan>

/** A receiving cadre's answer (接收答复): taken, or an objection with its reason; the household stays paired. */
export const AcceptanceAnswer = z
  .object({ answer: z.enum(['accepted', 'declined']), note: z.string().trim().max(200) })
  .refine(({ answer, note }) => answer === 'accepted' || note !== '', { path: ['note'] })
export type AcceptanceAnswer = z.infer<typeof AcceptanceAnswer>

/** A household handed over, and whether its new cadre has taken note (接收确认). */
export const AcceptanceRow = z.object({
  pairingId: z.number(),
  householdNo: z.string(),
  headName: z.string().nullable(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  cadreKey: z.string(),
  cadreName: z.string(),
  cadreUnit: z.string(),
  sinceOn: z.string().nullable(),
  fromName: z.string().nullable(),
  askedBy: z.string(),
  askedAt: z.string(),
  answer: z.enum(['accepted', 'declined']).nullable(),
  note: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
})
export type AcceptanceRow = z.infer<typeof AcceptanceRow>
