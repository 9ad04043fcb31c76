import type { Severity } from '../../shared/finding.ts'
import type { Policy } from '../../shared/policy.ts'
import type { Check } from './check.ts'

/**
 * What a run narrows itself to; undefined = everything. Right where only these households' and cadres' own pairings, visits or measures
 * changed: an ID number, a phone or an address can also change what is found elsewhere.
 */
export type Scope = { households?: string[]; cadres?: string[] }

const areaColumns = {
  household: ['household_no', 'township', 'village'],
  village: ['township', 'village'],
  cadre: ['cadre_key'],
} as const

/** The columns a check's SELECT returns beside the subject: where it lies. */
export function subjectColumns({ subject }: Check): readonly string[] {
  if (subject === 'cadre' || subject === 'cadreDay') return areaColumns.cadre
  return ['village', 'project', 'county'].includes(subject) ? areaColumns.village : areaColumns.household
}

/** What the check can be narrowed to: its SELECT says so with a comment (clauses.ts). */
export function narrows({ sql }: Check): 'household' | 'cadre' | null {
  return /\/\*(household|cadre) /.exec(sql)?.[1] as 'household' | 'cadre' | null
}

/** The keys this run keeps the check to, or null where it runs it whole. */
export function keysFor(check: Check, { households, cadres }: Scope): string[] | null {
  const by = narrows(check)
  if (by === 'household') return households ?? null
  return by === 'cadre' ? (cadres ?? null) : null
}

/** The check's SELECT; narrowed, it keeps to the keys in `?4`. */
export function selectOf({ sql }: Check, narrowed: boolean): string {
  if (!narrowed) return sql
  return sql.replaceAll(/\/\*(?:household|cadre) (\S+)\*\//g, 'AND $1 IN (SELECT value FROM json_each(?4))')
}

/**
 * Finds and keeps: one INSERT … SELECT … ON CONFLICT. `?1` as-of day, `?2` policy, `?3` now, `?4` keys of a narrowed run.
 * A whole run turns new into persisting; a narrowed one leaves that to the next whole run.
 */
export function findStatement(check: Check, narrowed: boolean): string {
  const columns = subjectColumns(check)
  const figures = Object.keys(check.figures).map((name) => `'${name}', ${name}`)
  const still = (json: string) =>
    `json_remove(${[json, ...(check.moving ?? []).map((name) => `'$.${name}'`)].join(', ')})`
  return `INSERT INTO finding (check_id, subject, ${columns.join(', ')}, figures, severity, status, first_run, last_run, changed_run, first_found_at)
    SELECT '${check.id}', subject, ${columns.join(', ')}, json_object(${figures.join(', ')}), ${severities.indexOf(check.severity)},
      'new', run.id, run.id, run.id, ?3
    FROM (${selectOf(check, narrowed)}) CROSS JOIN (SELECT max(id) AS id FROM check_run) run
    WHERE subject IS NOT NULL ${narrowed ? 'AND ?4 IS NOT NULL' : ''}
    ON CONFLICT (check_id, subject) DO UPDATE SET
      ${columns.map((column) => `${column} = excluded.${column}`).join(', ')},
      figures = excluded.figures, severity = excluded.severity, last_run = excluded.last_run, resolved_at = NULL,
      changed_run = CASE WHEN finding.status <> 'resolved' AND ${still('finding.figures')} IS ${still('excluded.figures')} THEN finding.changed_run ELSE excluded.last_run END,
      status = CASE finding.status WHEN 'resolved' THEN 'reopened' ${narrowed ? '' : "WHEN 'new' THEN 'persisting' WHEN 'reopened' THEN 'persisting'"} ELSE finding.status END`
}

/** As `finding.severity` has them, the severest first. */
const severities: Severity[] = ['blocker', 'serious', 'notice']

/** Resolves what this run looked for and did not find. `?1` now, `?2` check ids, `?3` keys. */
export function resolveStatement(by: 'household' | 'cadre' | null): string {
  const column = by === 'household' ? 'household_no' : 'cadre_key'
  return `UPDATE finding SET status = 'resolved', resolved_at = ?1
    WHERE check_id IN (SELECT value FROM json_each(?2)) AND status <> 'resolved' AND last_run < (SELECT max(id) FROM check_run)
      ${by === null ? '' : `AND ${column} IN (SELECT value FROM json_each(?3))`}`
}

/** The policy as the check may see it: only the parameters it names, and a rule's own values. */
export function policyFor({ parameters, values }: Check, policy: Policy): string {
  const document = policy as unknown as Record<string, Record<string, unknown>>
  const seen: Record<string, Record<string, unknown> | unknown> = values === undefined ? {} : { values }
  for (const path of parameters) {
    const [group, name] = path.split('.') as [string, string?]
    if (name === undefined) seen[group] = document[group]
    else seen[group] = { ...(seen[group] as object), [name]: document[group]?.[name] }
  }
  return JSON.stringify(seen)
}
