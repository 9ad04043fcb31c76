import type { RuleComparison, RuleCondition, RuleOperand, RuleValue } from './rulecondition.ts'
import type { RuleField } from './rulepage.ts'

/** Fields by the subject (or what belongs to it) they are fields of. */
export type RuleFields = Record<string, RuleField[]>

/** A condition as people read it: a line, or several of which all, one or none must hold. */
export type ConditionWords = string | { mode: 'all' | 'any' | 'not'; of: ConditionWords[] }

/** How a comparison is called; `day` where a day is compared. */
export const comparisonNames: Record<string, { words: string; day?: string }> = {
  is: { words: '是' },
  isNot: { words: '不是' },
  in: { words: '是其中之一' },
  notIn: { words: '不是其中任何一个' },
  lt: { words: '小于', day: '早于' },
  atMost: { words: '不大于', day: '不晚于' },
  gt: { words: '大于', day: '晚于' },
  atLeast: { words: '不小于', day: '不早于' },
  between: { words: '在两者之间（含两端）' },
  has: { words: '里有' },
  hasNot: { words: '里没有' },
  contains: { words: '含有文字' },
  containsNot: { words: '不含文字' },
  blank: { words: '空着' },
  delivered: { words: '有台账交过' },
  format: { words: '符合格式' },
  formatNot: { words: '不符合格式' },
}

export const formatNames: Record<string, string> = {
  phone: '手机或固定电话',
  idNumber: '18 位身份证号',
}

/** The one comparison a condition makes: `['is', '已脱贫']`. */
export function comparisonOf(condition: RuleComparison): [string, unknown] {
  const [found] = Object.entries(condition).filter(([key]) => key !== 'of')
  return found ?? ['is', '']
}

export function isGroup(condition: RuleCondition): condition is Exclude<RuleCondition, RuleComparison> {
  return 'all' in condition || 'any' in condition || 'not' in condition
}

/** A field of the subject by its name: its own, of what it belongs to (`household.status`), or of a column nobody mapped (`extra.大棚面积`). */
export function fieldOf(fields: RuleFields, subject: string, name: string): RuleField | null {
  const own = fields[subject]?.find((field) => field.name === name)
  if (own) return own
  if (name.startsWith('extra.')) return { name, title: `其他列“${name.slice(6)}”`, type: 'text' }
  const [first = '', ...rest] = name.split('.')
  const one = fields[subject]?.find((field) => field.name === first && field.of !== undefined)
  if (!one || rest.length === 0) return null
  const found = fieldOf(fields, one.of!, rest.join('.'))
  return found && { ...found, name, title: `${one.title}的${found.title}` }
}

/** What is compared is a day, so that 小于 is 早于. */
function isDay(fields: RuleFields, subject: string, operand: RuleOperand): boolean {
  return typeof operand === 'string' && fieldOf(fields, subject, operand)?.type === 'day'
}

export function conditionWords(condition: RuleCondition, subject: string, fields: RuleFields): ConditionWords {
  if ('all' in condition) return group('all', condition.all, subject, fields)
  if ('any' in condition) return group('any', condition.any, subject, fields)
  if ('not' in condition) return group('not', [condition.not], subject, fields)
  const [key, value] = comparisonOf(condition)
  const operand = operandWords(condition.of, subject, fields)
  return `${operand}${compared(key, value, isDay(fields, subject, condition.of), (one) => valueWords(one, subject, fields))}`
}

function group(mode: 'all' | 'any' | 'not', of: RuleCondition[], subject: string, fields: RuleFields): ConditionWords {
  const words = of.map((one) => conditionWords(one, subject, fields))
  return words.length === 1 && mode !== 'not' ? words[0]! : { mode, of: words }
}

function compared(key: string, value: unknown, day: boolean, words: (value: RuleValue) => string): string {
  const { words: plain = key, day: ofDays } = comparisonNames[key] ?? {}
  const name = day ? (ofDays ?? plain) : plain
  if (key === 'delivered') return value === true ? '有台账交过' : '没有台账交过'
  if (key === 'blank') return value === true ? '空着' : '已填写'
  if (key === 'format' || key === 'formatNot') return `${name}：${formatNames[String(value)] ?? value}`
  if (key === 'between' && Array.isArray(value)) return `在 ${words(value[0])} 到 ${words(value[1])} 之间`
  if (key === 'is' && typeof value === 'boolean') return value ? '为“是”' : '为“否”'
  if (typeof value === 'string' && value.startsWith('@')) return `${name}：名单“${value.slice(1)}”`
  if (Array.isArray(value)) return `${name}：${value.join('、')}`
  return `${name} ${words(value as RuleValue)}`
}

/** A sentence with the fields it names by title: {head_name}户 → ［户主姓名］户. */
export function filledWords(says: string, subject: string, fields: RuleFields): string {
  return says.replace(/\{([^{}]+)\}/g, (_, name: string) => `［${fieldOf(fields, subject, name)?.title ?? name}］`)
}

export function operandWords(operand: RuleOperand, subject: string, fields: RuleFields): string {
  if (operand === '') return '（还没有选看什么）'
  if (typeof operand === 'string') return fieldOf(fields, subject, operand)?.title ?? operand
  const said = (value: RuleValue) => valueWords(value, subject, fields)
  if ('days' in operand) return `从 ${said(operand.days[0])} 到 ${said(operand.days[1])} 的天数`
  if ('months' in operand) return `从 ${said(operand.months[0])} 到 ${said(operand.months[1])} 的月数`
  if ('calendarMonths' in operand)
    return `从 ${said(operand.calendarMonths[0])} 到 ${said(operand.calendarMonths[1])} 跨过的月数`
  if ('years' in operand) return `从 ${said(operand.years[0])} 到 ${said(operand.years[1])} 的周年数`
  const [kind, name] = Object.entries(operand).find(([key]) => key !== 'where') as [string, string]
  return `${whereWords(operand.where, name, subject, fields)}${reckoned[kind]!(...parted(name, subject, fields))}`
}

const reckoned: Record<string, (of: string, field: string) => string> = {
  count: (of) => `${of}个数`,
  sum: (of, field) => `${of}的${field}合计`,
  min: (of, field) => `${of}的最小${field}`,
  max: (of, field) => `${of}的最大${field}`,
}

function whereWords(where: RuleCondition | undefined, name: string, subject: string, fields: RuleFields): string {
  if (where === undefined) return ''
  const of = relationOf(name, subject, fields)?.of
  return of === undefined ? '' : `（${lineWords(conditionWords(where, of, fields))}）的`
}

function relationOf(name: string, subject: string, fields: RuleFields): RuleField | undefined {
  return fields[subject]?.find((field) => field.name === name.split('.')[0])
}

/** 家庭成员, and of `members.age` also 年龄. */
function parted(name: string, subject: string, fields: RuleFields): [string, string] {
  const relation = relationOf(name, subject, fields)
  const field = name.split('.').slice(1).join('.')
  const title = relation?.of === undefined ? field : (fieldOf(fields, relation.of, field)?.title ?? field)
  return [relation?.title ?? name, title]
}

export function valueWords(value: RuleValue, subject: string, fields: RuleFields): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'object') return String(value)
  if ('field' in value) return operandWords(value.field, subject, fields)
  if ('policy' in value) return `政策参数 ${value.policy}`
  if ('daysAgo' in value) return value.daysAgo === 0 ? '核查日' : `核查日前 ${value.daysAgo} 天`
  if ('monthsAgo' in value) return `核查日前 ${value.monthsAgo} 个月`
  if ('yearsAgo' in value) return `核查日前 ${value.yearsAgo} 年`
  return `${operandWords(value.of, subject, fields)}的 ${value.times} 倍`
}

/** On one line. */
export function lineWords(words: ConditionWords): string {
  if (typeof words === 'string') return words
  if (words.mode === 'not') return `不符合“${words.of.map(lineWords).join('')}”`
  return words.of
    .map((one) => (typeof one === 'string' || one.mode === 'not' ? lineWords(one) : `（${lineWords(one)}）`))
    .join(words.mode === 'all' ? '，且' : '，或')
}
