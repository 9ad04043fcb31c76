import { z } from 'zod'

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

/** What is compared: a field, how many there are of something (or words in a cell with several), their sum or extreme, the time between two days (`calendarMonths`: how many months later, whatever the day). */
export type RuleOperand =
  | string
  | { count: string; where?: RuleCondition }
  | { sum: string; where?: RuleCondition }
  | { min: string; where?: RuleCondition }
  | { max: string; where?: RuleCondition }
  | { days: [RuleValue, RuleValue] }
  | { months: [RuleValue, RuleValue] }
  | { calendarMonths: [RuleValue, RuleValue] }
  | { years: [RuleValue, RuleValue] }

/** `phone`: a mobile or landline number; `idNumber`: an ID number with its right check character. Numbers are sealed: the import has judged them. */
const ruleFormats = ['phone', 'idNumber'] as const

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
    calendarMonths: span,
    years: span,
  }),
  oneOf([...rows, 'days', 'months', 'calendarMonths', 'years'], rows),
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
