import { z } from 'zod'
import { Severity } from './finding.ts'
import { Rule, RuleFault, RuleSubject } from './rule.ts'

/** A field a rule may speak of. `words`: several words in one cell; `sealed`: a number of people, equal or blank or right, never seen. `relation`: rows that belong to the subject, to be counted or summed. */
export const RuleField = z.object({
  name: z.string(),
  title: z.string(),
  type: z.enum(['text', 'number', 'money', 'day', 'yesNo', 'words', 'sealed', 'relation', 'one']),
  /** Of a code list: its words. */
  words: z.array(z.string()).optional(),
  /** Of a relation or of what the subject belongs to: the subject whose fields are asked for by `GET /rules/fields?subject=`. */
  of: z.string().optional(),
})
export type RuleField = z.infer<typeof RuleField>

/** A rule as a county has it. `enabled`: it runs with the checks. Rules of a shipped pack nobody has switched on yet are there too. */
export const RuleRow = z.object({
  id: z.string(),
  publicId: z.string().nullable(),
  pack: z.string(),
  title: z.string(),
  severity: Severity,
  subject: RuleSubject,
  enabled: z.boolean(),
  /** How often it was changed here; 0: as its pack ships it. */
  version: z.number(),
  /** It runs, and the product ships another edition of it than the one that does: switching it on again takes that. */
  newer: z.boolean(),
  /** Open findings of it. */
  open: z.number(),
  setBy: z.string().nullable(),
  setAt: z.string().nullable(),
})
export type RuleRow = z.infer<typeof RuleRow>

/** A pack as a county has it: shipped with the product, installed from a file, or `own`: made here. */
export const RulePackRow = z.object({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  source: z.string(),
  origin: z.enum(['shipped', 'installed', 'own']),
})
export type RulePackRow = z.infer<typeof RulePackRow>

/** `GET /rules`: everything, small enough for one answer. */
export const RuleList = z.object({ packs: z.array(RulePackRow), rules: z.array(RuleRow) })
export type RuleList = z.infer<typeof RuleList>

/** `GET /rules/:id`: the rule with the lists its pack gives it, and who changed it when and why, the latest first. */
export const RulePage = z.object({
  row: RuleRow,
  pack: RulePackRow,
  rule: Rule,
  lists: z.record(z.string(), z.array(z.string())),
  /** Where `row.newer`: what the product ships now. */
  shipped: Rule.nullable(),
  versions: z.array(
    z.object({
      version: z.number(),
      /** Null: withdrawn. */
      rule: Rule.nullable(),
      enabled: z.boolean(),
      reason: z.string().nullable(),
      setBy: z.string(),
      setAt: z.string(),
    }),
  ),
})
export type RulePage = z.infer<typeof RulePage>

/** `PUT /rules/:id`: a rule of the county's own, new (`basedOn` 0) or changed from that version. Faults are answered as a refusal in words. */
export const RuleChange = z.object({
  rule: Rule,
  basedOn: z.number().int().min(0),
  reason: z.string().trim().min(2).max(200),
})
export type RuleChange = z.infer<typeof RuleChange>

/** `POST /rules/enable`: switches rules on or off. Each that is refused says why; the others are switched. */
export const RuleSwitch = z.object({
  ids: z.array(z.string()).min(1).max(1000),
  enabled: z.boolean(),
  reason: z.string().trim().min(2).max(200),
})
export type RuleSwitch = z.infer<typeof RuleSwitch>
export const RuleSwitched = z.object({
  switched: z.number(),
  refused: z.array(z.object({ id: z.string(), why: z.string() })),
})
export type RuleSwitched = z.infer<typeof RuleSwitched>

/** `POST /rules/preview`: rules the county knows, by id, or one that is being written. */
export const RuleAsked = z.union([
  z.object({ ids: z.array(z.string()).min(1).max(1000) }),
  z.object({ rule: Rule.partial({ examples: true }) }),
])
export type RuleAsked = z.infer<typeof RuleAsked>

/** `POST /rules/packs`: what installing a pack came to; nothing is switched on by it. */
export const PackInstalled = z.object({
  pack: RulePackRow,
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  /** Rules the file does not have any more, withdrawn. */
  withdrawn: z.number(),
})
export type PackInstalled = z.infer<typeof PackInstalled>

/** What a rule would find in the county today: nothing is written. */
export const RulePreview = z.object({
  id: z.string(),
  title: z.string(),
  found: z.number(),
  milliseconds: z.number(),
  examples: z.array(z.object({ key: z.string(), sentence: z.string(), householdNo: z.string().nullable() })),
  /** Fields it speaks of that no ledger of the county has delivered, by title: it cannot find anything by them yet. */
  undelivered: z.array(z.string()),
  faults: z.array(RuleFault),
})
export type RulePreview = z.infer<typeof RulePreview>
