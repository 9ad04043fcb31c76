import { z } from 'zod'
import { Severity } from './finding.ts'
import { RuleCondition, RuleOperand } from './rulecondition.ts'

/**
 * A rule (自定义规则): a check as data, made without code. Its condition speaks of fields of its subject, of what belongs to the
 * subject (members, measures …) counted or summed, of other fields, days, lists and policy. It is compiled to one SELECT with every
 * value bound (workers/checks/rule/). Unknown is never a finding: a comparison with what no ledger delivered holds for nobody,
 * nor does its opposite: a count that could come out either way because of rows of which too little is known holds for nobody, and so
 * does one of a ledger nobody has delivered.
 *
 * Fields are named as in the field list of `GET /rules/fields`: `status`, `household.status` (what the subject belongs to),
 * `age` (derived), `extra.大棚面积` (a column no field answers to, by its header). In `where`, fields are those of the rows counted;
 * `household.…` there is the household they were counted for, `subject.…` always what the rule is about. Money is written in yuan, days as YYYY-MM-DD, YYYY-MM or YYYY.
 */
export const RuleSubject = z.enum(['household', 'person', 'village', 'cadre', 'project', 'benefit', 'visit'])
export type RuleSubject = z.infer<typeof RuleSubject>
export const ruleSubjectNames: Record<RuleSubject, string> = {
  household: '户',
  person: '人',
  village: '村',
  cadre: '帮扶责任人',
  project: '项目',
  benefit: '补助',
  visit: '走访',
}

const name = z.string().min(1).max(100)
const cell = z.union([z.string(), z.number(), z.null()])
/** Rows that stand in a county, by table, and the keys of the subjects found: both a test and what people read to understand the rule. */
export const RuleExample = z.strictObject({
  given: z.record(name, z.array(z.record(name, cell))),
  finds: z.array(z.string()),
})
export type RuleExample = z.infer<typeof RuleExample>

export const Rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]{1,59}$/),
  /** Its number where it was published. */
  publicId: z.string().max(40).optional(),
  title: z.string().min(2).max(120),
  severity: Severity,
  subject: RuleSubject,
  when: RuleCondition,
  /** What is wrong, with the figures in it: fields in braces, `{head_name}户住危房`. */
  says: z.string().min(2).max(300),
  /** Figures of its own for `says`, by a name: `{"残疾人": {"count": "members", "where": …}}`. */
  figures: z.record(z.string().regex(/^[^{}.]{1,20}$/), RuleOperand).optional(),
  rule: z.string().min(2).max(300),
  source: z.string().min(2).max(200),
  mend: z.string().min(2).max(300),
  examples: z.array(RuleExample).max(20),
})
export type Rule = z.infer<typeof Rule>

/** A pack of rules (规则包): a JSON file that counties and provinces hand on. `lists`: words its rules name as `@list`. */
export const RulePack = z.strictObject({
  format: z.literal('jiedui-rules/1'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
  title: z.string().min(2).max(80),
  version: z.string().min(1).max(40),
  source: z.string().min(2).max(300),
  lists: z.record(z.string().min(1).max(40), z.array(z.string().min(1).max(100)).min(1).max(2000)).default({}),
  rules: z.array(Rule).min(1).max(1000),
})
export type RulePack = z.infer<typeof RulePack>

/** What is wrong with a rule, in words that say what to do; `at` is where in it (`when.all.2.of`). */
export const RuleFault = z.object({ rule: z.string(), at: z.string(), words: z.string() })
export type RuleFault = z.infer<typeof RuleFault>
