import { z } from 'zod'
import { Severity } from './finding.ts'

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
const Literal = z.union([z.string().max(200), z.number(), z.boolean()])

/** What a field is compared with. `{ daysAgo: 30 }` counts from the day the county is looked at; `{ times: 0.25, of: … }` is a share of something else. */
export type RuleValue =
  | string
  | number
  | boolean
  | { field: string }
  | { policy: string }
  | { daysAgo: number }
  | { monthsAgo: number }
  | { yearsAgo: number }
  | { times: number; of: RuleOperand }

/** What is compared: a field, how many there are of something (or words in a cell with several), their sum or extreme, the time between two days. */
export type RuleOperand =
  | string
  | { count: string; where?: RuleCondition }
  | { sum: string; where?: RuleCondition }
  | { min: string; where?: RuleCondition }
  | { max: string; where?: RuleCondition }
  | { days: [RuleValue, RuleValue] }
  | { months: [RuleValue, RuleValue] }
  | { years: [RuleValue, RuleValue] }

/** `phone`: a mobile or landline number; `idNumber`: an ID number with its right check character. Numbers are sealed: the import has judged them. */
export const ruleFormats = ['phone', 'idNumber'] as const

/**
 * One comparison: exactly one of the keys beside `of`. `has`: one of the words of a cell with several (其他,技能培训); `contains`: a piece of the text;
 * `blank`: delivered and left blank (true) or filled (false); `delivered`: some ledger has brought this field, or any row of this relation; `in`: words, or the name of one of the pack's lists with `@` before it.
 */
export type RuleComparison = { of: RuleOperand } & (
  | { is: RuleValue }
  | { isNot: RuleValue }
  | { in: (string | number)[] | string }
  | { notIn: (string | number)[] | string }
  | { lt: RuleValue }
  | { atMost: RuleValue }
  | { gt: RuleValue }
  | { atLeast: RuleValue }
  | { between: [RuleValue, RuleValue] }
  | { has: string[] | string }
  | { hasNot: string[] | string }
  | { contains: string }
  | { containsNot: string }
  | { blank: boolean }
  | { delivered: boolean }
  | { format: (typeof ruleFormats)[number] }
  | { formatNot: (typeof ruleFormats)[number] }
)
export type RuleCondition =
  | { all: RuleCondition[] }
  | { any: RuleCondition[] }
  | { not: RuleCondition }
  | RuleComparison

export const RuleValue: z.ZodType<RuleValue> = z.lazy(() =>
  z.union([
    Literal,
    z.strictObject({ field: name }),
    z.strictObject({ policy: name }),
    z.strictObject({ daysAgo: z.number() }),
    z.strictObject({ monthsAgo: z.number() }),
    z.strictObject({ yearsAgo: z.number() }),
    z.strictObject({ times: z.number(), of: RuleOperand }),
  ]),
)

/** What of the keys may stand is said once, and exactly one of them: a union of objects would read what is inside once a branch. */
const oneOf = (keys: string[], beside: string[] = []) => ({
  check: (given: object) => {
    const found = keys.filter((key) => key in given)
    return found.length === 1 && (beside.length === 0 || !('where' in given) || beside.includes(found[0]!))
  },
  error: `这里要写且只能写其中一项：${keys.join('、')}`,
})
const exactly = <T extends z.ZodType>(schema: T, { check, error }: ReturnType<typeof oneOf>) =>
  schema.refine((given) => check(given as object), { error })

const span = z.tuple([RuleValue, RuleValue]).optional()
const rows = ['count', 'sum', 'min', 'max']
const Reckoned = exactly(
  z.strictObject({
    ...Object.fromEntries(rows.map((key) => [key, name.optional()])),
    where: z.lazy(() => RuleCondition).optional(),
    days: span,
    months: span,
    years: span,
  }),
  oneOf([...rows, 'days', 'months', 'years'], rows),
)
export const RuleOperand: z.ZodType<RuleOperand> = z.lazy(() => z.union([name, Reckoned])) as z.ZodType<RuleOperand>

const words = z.union([
  name,
  z
    .array(z.union([name, z.number()]))
    .min(1)
    .max(500),
])
const comparisons = {
  is: RuleValue,
  isNot: RuleValue,
  in: words,
  notIn: words,
  lt: RuleValue,
  atMost: RuleValue,
  gt: RuleValue,
  atLeast: RuleValue,
  between: z.tuple([RuleValue, RuleValue]),
  has: words,
  hasNot: words,
  contains: name,
  containsNot: name,
  blank: z.boolean(),
  delivered: z.boolean(),
  format: z.enum(ruleFormats),
  formatNot: z.enum(ruleFormats),
}
export const ruleComparisons = Object.keys(comparisons)
const some = z
  .array(z.lazy(() => RuleCondition))
  .min(1)
  .max(40)
  .optional()
export const RuleCondition: z.ZodType<RuleCondition> = z.lazy(() =>
  exactly(
    z.strictObject({
      all: some,
      any: some,
      not: RuleCondition.optional(),
      of: RuleOperand.optional(),
      ...Object.fromEntries(Object.entries(comparisons).map(([key, schema]) => [key, schema.optional()])),
    }),
    {
      check: (given) =>
        'of' in given
          ? oneOf(['all', 'any', 'not', ...ruleComparisons]).check(given) &&
            !['all', 'any', 'not'].some((key) => key in given)
          : oneOf(['all', 'any', 'not']).check(given) && Object.keys(given).length === 1,
      error: `条件写成 all、any、not 之一，或者写 of 加且只加一种比较：${ruleComparisons.join('、')}`,
    },
  ),
) as z.ZodType<RuleCondition>

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
