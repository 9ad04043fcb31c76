import type { D1Database } from '@cloudflare/workers-types'
import { defaultPolicy } from '../../../shared/policy.ts'
import { Rule, type RuleExample } from '../../../shared/rule.ts'
import type { Check } from '../../../workers/checks/check.ts'
import type { Document } from '../../../workers/checks/rule/compile.ts'
import { exampleDay, insertsOf } from '../../../workers/checks/rule/example.ts'
import { tableNames } from '../../../workers/checks/rule/table.ts'
import { policyFor } from '../../../workers/checks/statement.ts'

export type Given = Record<string, Record<string, string | number | null | undefined>[]>
export type Written = Partial<Document> & Pick<Document, 'subject' | 'when'>

/** A rule of which only what matters is written. */
export function ruleOf({ lists = {}, ...written }: Written): Document {
  const rest = { id: 'own-rule', title: '自定义规则', severity: 'notice', says: '有问题。', examples: [] }
  return { ...Rule.parse({ ...rest, rule: '要求', source: '县自定', mend: '核实后改正。', ...written }), lists }
}

/** What a check finds in an example's rows and nothing else, with its sentences. */
export async function found(db: D1Database, check: Check, given: Given) {
  const { inserts, faults } = insertsOf(given as RuleExample['given'])
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const results = await db.batch<Record<string, string | number | null>>([
    ...tableNames.map((table) => db.prepare(`DELETE FROM ${table}`)),
    ...inserts.map(({ sql, values }) => db.prepare(sql).bind(...values)),
    db.prepare(`SELECT * FROM (${check.sql}) ORDER BY subject`).bind(exampleDay, policyFor(check, defaultPolicy())),
  ])
  return results.at(-1)!.results.map((row) => ({ subject: String(row.subject), sentence: check.sentence(row) }))
}
