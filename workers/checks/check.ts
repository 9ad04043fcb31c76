import type { Reach } from '../../shared/access.ts'
import type { Severity, SubjectKind } from '../../shared/finding.ts'

export const groupNames = {
  identity: '身份信息',
  register: '登记信息',
  pairing: '结对帮扶',
  visits: '走访',
  measures: '帮扶措施',
  procedure: '程序',
  funds: '资金补助',
  match: '部门比对',
  reporting: '成效',
  rule: '自定义规则',
} as const
export type Group = keyof typeof groupNames

export type Table =
  | 'village'
  | 'household'
  | 'person'
  | 'cadre'
  | 'pairing'
  | 'visit'
  | 'measure'
  | 'plan'
  | 'income'
  | 'comparison'
  | 'kinship'
  | 'project'
  | 'benefit'
  | 'loan'
  | 'procedure_case'
  | 'disagreement'

export type Figures = Record<string, string | number | null>

/** Rows that stand in the county (columns not named are as the builder in test/checks fills them) and the subjects found in them. */
export type Example = {
  says: string
  /** What the county's policy says otherwise than by default. */
  policy?: object
  given: Partial<Record<Table, Record<string, string | number | null>[]>>
  found: string[]
}

/**
 * A check (核查规则), whole in one file: what it says, the rule it comes from, and the one SELECT that finds.
 *
 * The SELECT returns `subject` and the columns named in `figures`; beside them
 * household, person, visit, id, phone, case, benefit: `household_no, township, village` · village, project: `township, village`
 * · county: the same, both NULL · cadre, cadreDay: `cadre_key`.
 * `?1` is the as-of day, `?2` the policy as JSON, of which only what `parameters` names is there.
 * An SQL comment `household h.key` or `cadre c.key` stands where a narrowed run puts its condition (clauses.ts).
 * What no ledger has delivered (NULL) is unknown and never a finding.
 */
export type Check = {
  id: string
  group: Group
  severity: Severity
  title: { zh: string; en: string }
  rule: string
  source: string
  mend: string
  subject: SubjectKind
  reads: Table[]
  parameters: string[]
  /** What a rule made by people compares with: values, in `?2` as `$.values[n]`. Never part of the SQL. */
  values?: (string | number | string[])[]
  /** Figure column → its Chinese label, in the order people read them. */
  figures: Record<string, string>
  /** Figures that move with the calendar alone (days overdue, ages): when they change, nothing is news. */
  moving?: string[]
  /** Figures that may name what lies elsewhere, and how far one must reach to read them; nobody else sees their words. */
  needs?: Record<string, Reach>
  sql: string
  sentence: (figures: Figures) => string
  examples: Example[]
}
