import type { D1Database } from '@cloudflare/workers-types'
import type { Policy } from '../../shared/policy.ts'
import type { CheckPreview, PreviewExample, Reader } from '../../shared/policychange.ts'
import { catalogue } from './catalogue.ts'
import type { Check, Figures } from './check.ts'
import { checksOf } from './rule/known.ts'
import { policyFor, subjectColumns } from './statement.ts'

const reading = (checks: Check[], paths: string[]) =>
  checks.filter(({ parameters }) => parameters.some((path) => paths.includes(path)))

/** The checks that read a parameter. */
export function readersOf(path: string, checks: Check[] = catalogue): Reader[] {
  return reading(checks, [path]).map(({ id, title, rule }) => ({ id, title: title.zh, rule }))
}

/** The same of a county, its own rules among them. */
export async function countyReaders(db: D1Database): Promise<(path: string) => Reader[]> {
  const checks = await checksOf(db)
  return (path) => readersOf(path, checks)
}

/** Their ids, for a run that looks again at what a policy changed. */
export async function readerIds(db: D1Database, paths: string[]): Promise<string[]> {
  return reading(await checksOf(db), paths).map(({ id }) => id)
}

/** `before` and `after`: the policy as it counts and as it would; `paths`: where they differ. */
export type Asked = { asOf: string; before: Policy; after: Policy; paths: string[] }

/**
 * What the findings of the checks that read the changed parameters would be: each check's SELECT under both policies, on the data
 * of the as-of day, compared by subject. Writes nothing.
 */
export async function previewChecks(db: D1Database, { asOf, before, after, paths }: Asked): Promise<CheckPreview[]> {
  const checks = reading(await checksOf(db), paths)
  if (checks.length === 0) return []
  const results = await db.batch<Row>(
    checks.map((check) =>
      db.prepare(comparisonOf(check)).bind(asOf, policyFor(check, before), policyFor(check, after)),
    ),
  )
  return checks.map((check, i) => previewOf(check, results[i]!.results[0]!))
}

type Row = { appear: number; go: number; stay: number; appearing: string; going: string }

const MOST_EXAMPLES = 5

/** What a check finds under the policy `?2` against what it would under `?3`, on the day `?1`. */
export function comparisonOf(check: Check): string {
  const columns = subjectColumns(check)
  const found = (sql: string) => `SELECT * FROM (${sql}) WHERE subject IS NOT NULL`
  const figures = Object.keys(check.figures).map((name) => `'${name}', ${name}`)
  const example = `json_object('key', subject, ${columns.map((name) => `'${name}', ${name}`).join(', ')}, 'figures', json_object(${figures.join(', ')}))`
  const only = (one: 'stood' | 'stands', other: 'stood' | 'stands') =>
    `FROM ${one} WHERE subject NOT IN (SELECT subject FROM ${other})`
  const some = (rest: string) =>
    `(SELECT json_group_array(json(e)) FROM (SELECT ${example} AS e ${rest} GROUP BY subject ORDER BY subject LIMIT ${MOST_EXAMPLES}))`
  return `WITH stood AS MATERIALIZED (${found(check.sql)}), stands AS MATERIALIZED (${found(check.sql.replaceAll('?2', '?3'))})
     SELECT (SELECT count(DISTINCT subject) ${only('stands', 'stood')}) AS appear, (SELECT count(DISTINCT subject) ${only('stood', 'stands')}) AS go,
       (SELECT count(DISTINCT subject) FROM stood WHERE subject IN (SELECT subject FROM stands)) AS stay,
       ${some(only('stands', 'stood'))} AS appearing, ${some(only('stood', 'stands'))} AS going`
}

function previewOf(check: Check, { appearing, going, ...counts }: Row): CheckPreview {
  const { id, title, severity } = check
  return {
    id,
    title: title.zh,
    severity,
    ...counts,
    appearing: examples(check, appearing),
    going: examples(check, going),
  }
}

type Found = {
  key: string
  household_no?: string
  cadre_key?: string
  township?: string
  village?: string
  figures: Figures
}

function examples(check: Check, found: string): PreviewExample[] {
  return (JSON.parse(found) as Found[]).map(({ key, figures, ...rest }) => ({
    key,
    sentence: check.sentence(figures),
    householdNo: rest.household_no ?? null,
    cadreKey: rest.cadre_key ?? null,
    township: rest.township ?? null,
    village: rest.village ?? null,
  }))
}
