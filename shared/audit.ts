import { z } from 'zod'
import { PageQuery } from './page.ts'
import { Day } from './pairing.ts'

/** An audit event (审计记录): who did what to what, and when; `mac` chains it to the one before. Numbers are masked. */
export const AuditEvent = z.object({
  id: z.number(),
  at: z.string(),
  actor: z.string(),
  /** noun.verb: pairing.assign */
  action: z.string(),
  subject: z.string(),
  /** What changed, by name; the text as it stands where somebody has broken it. */
  detail: z.unknown(),
  mac: z.string(),
})
export type AuditEvent = z.infer<typeof AuditEvent>

const word = z.string().max(200).optional()

/** Which events: each exactly as written; `from` and `to` are days in Beijing time, both included. */
export const AuditQuery = PageQuery.extend({
  actor: word,
  action: word,
  subject: word,
  from: Day.optional(),
  to: Day.optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>

/** changed: another content · missing: rows dropped · moved: under another number · inserted: not written by the system · anchor: what is kept outside does not fit */
export const AuditFaultKind = z.enum(['changed', 'missing', 'moved', 'inserted', 'anchor'])
export type AuditFaultKind = z.infer<typeof AuditFaultKind>

export const AuditFault = z.object({ id: z.number(), kind: AuditFaultKind, what: z.string() })
export type AuditFault = z.infer<typeof AuditFault>

/** What verifying a trail found; `head` is its last row, which an auditor may note down. */
export const AuditState = z.object({
  ok: z.boolean(),
  rows: z.number(),
  faults: z.array(AuditFault),
  head: z.object({ id: z.number(), mac: z.string(), at: z.string() }).nullable(),
})
export type AuditState = z.infer<typeof AuditState>

/** The county's trail, and the registry's: accounts and who may open what. */
export const AuditVerdict = AuditState.extend({ registry: AuditState })
export type AuditVerdict = z.infer<typeof AuditVerdict>
