import type { D1Database, D1PreparedStatement, D1Result } from '@cloudflare/workers-types'
import type { Policy } from '../../../shared/policy.ts'
import type { RuleFault } from '../../../shared/rule.ts'
import type { RulePreview } from '../../../shared/rulepage.ts'
import type { Check, Figures } from '../check.ts'
import { faultsOf, type PlanRow } from '../plan.ts'
import { policyFor, subjectColumns } from '../statement.ts'
import type { Compiled } from './compile.ts'
import { undeliveredOf } from './undelivered.ts'

const MOST_EXAMPLES = 5
/** D1 cuts a call off at thirty seconds: few rules a call. */
const A_CALL = 25

/** A rule to be tried: compiled, or what is wrong with it. */
export type Tried = { id: string; title: string; compiled: Compiled | null; faults: RuleFault[] }
export type Day = { asOf: string; policy: Policy }

/** What rules would find in the county on a day (预览): nothing is written. */
export async function tryRules(db: D1Database, rules: Tried[], day: Day): Promise<RulePreview[]> {
  const undelivered = await undeliveredOf(db, rules)
  const previews: RulePreview[] = []
  for (let from = 0; from < rules.length; from += A_CALL) {
    previews.push(...(await trySome(db, rules.slice(from, from + A_CALL), day, undelivered)))
  }
  return previews
}

async function trySome(
  db: D1Database,
  rules: Tried[],
  { asOf, policy }: Day,
  undelivered: (id: string) => string[],
): Promise<RulePreview[]> {
  const right = rules.filter(({ compiled, faults }) => compiled !== null && faults.length === 0)
  const checks = right.map(({ compiled }) => compiled!.check)
  const bound = (check: Check, sql: string) => db.prepare(sql).bind(asOf, policyFor(check, policy))
  const plans = await all<PlanRow>(
    db,
    checks.map((check) => bound(check, `EXPLAIN QUERY PLAN ${check.sql}`)),
  )
  const slow = checks.map((check, i) => (plans[i] ? faultsOf(plans[i].results, check.sql) : null))
  const quick = checks.filter((_, i) => slow[i]?.length === 0)
  const found = await all<Row>(
    db,
    quick.map((check) => bound(check, previewOf(check))),
  )
  return rules.map(({ id, title, faults }) => {
    const at = right.findIndex((one) => one.id === id)
    const run = at === -1 ? -1 : quick.indexOf(checks[at]!)
    const ran = run === -1 ? null : found[run]!
    const words = at !== -1 && slow[at] !== null && run === -1 ? tooSlow : tooMuch
    const said = at === -1 || ran !== null ? faults : [{ rule: id, at: 'when', words }]
    if (ran === null) return { id, title, found: 0, milliseconds: 0, examples: [], undelivered: [], faults: said }
    const { results, meta } = ran
    return {
      ...{ id, title, faults: said },
      found: results[0]!.found,
      milliseconds: Math.round(meta.duration),
      examples: examplesOf(checks[at]!, results[0]!.some),
      undelivered: undelivered(checks[at]!.id),
    }
  })
}

const tooSlow = '这样写要把整张表一遍遍翻，全县算不完，请改写条件。'
const tooMuch = '这样写数据库算不了，请改得简单些，或者拆成几条规则。'

/** All at once; where the database refuses one, each by itself, and null for what it refuses. */
async function all<T>(db: D1Database, statements: D1PreparedStatement[]): Promise<(D1Result<T> | null)[]> {
  if (statements.length === 0) return []
  try {
    return await db.batch<T>(statements)
  } catch {
    const results: (D1Result<T> | null)[] = []
    for (const one of statements) results.push(await one.all<T>().catch(() => null))
    return results
  }
}

type Row = { found: number; some: string }

function previewOf(check: Check): string {
  const figures = Object.keys(check.figures).map((name) => `'${name}', ${name}`)
  const no = subjectColumns(check).includes('household_no') ? 'household_no' : 'NULL'
  return `WITH found AS MATERIALIZED (SELECT * FROM (${check.sql}) WHERE subject IS NOT NULL)
    SELECT (SELECT count(*) FROM found) AS found,
      (SELECT json_group_array(json(e)) FROM (SELECT json_object('key', subject, 'no', ${no}, 'figures', json_object(${figures.join(', ')})) AS e
        FROM found ORDER BY subject LIMIT ${MOST_EXAMPLES})) AS some`
}

function examplesOf(check: Check, some: string): RulePreview['examples'] {
  const found = JSON.parse(some) as { key: string; no: string | null; figures: Figures }[]
  return found.map(({ key, no, figures }) => ({ key, sentence: check.sentence(figures), householdNo: no }))
}
