import { z } from 'zod'

const Subject = z.object({ kind: z.string(), key: z.string(), why: z.string().optional() })

/** What a folder of ledgers should come to: counts, and the subjects each check must, must not and may find. */
export const Truth = z.object({
  county: z.object({ code: z.string(), name: z.string() }),
  as_of: z.string(),
  policy: z.object({ income_line: z.record(z.string(), z.number()) }),
  totals: z.object({
    households: z.number(),
    persons: z.number(),
    persons_recorded: z.number(),
    cadres: z.number(),
    pairings: z.number(),
    visits: z.number(),
  }),
  checks: z.record(
    z.string(),
    z.object({ expected: z.array(Subject), near_misses: z.array(Subject), optional: z.array(Subject) }),
  ),
})
export type Truth = z.infer<typeof Truth>

/** `persons` are members on the register, `recorded` what the households' own 人数 add up to. */
export type Totals = Record<'households' | 'persons' | 'recorded' | 'cadres' | 'pairings' | 'visits', number>
export type Found = { check: string; kind: string; key: string }
type Line = { kind: string; key: string; why: string }
export type CheckResult = { expected: number; found: number; missing: Line[]; extra: Line[] }

/** Totals that should be and are. */
export function compareTotals(truth: Truth, totals: Totals): Record<keyof Totals, { expected: number; found: number }> {
  const { households, persons, persons_recorded, cadres, pairings, visits } = truth.totals
  return {
    households: { expected: households, found: totals.households },
    persons: { expected: persons, found: totals.persons },
    recorded: { expected: persons_recorded, found: totals.recorded },
    cadres: { expected: cadres, found: totals.cadres },
    pairings: { expected: pairings, found: totals.pairings },
    visits: { expected: visits, found: totals.visits },
  }
}

/** One check, both ways. What is optional counts neither as missing nor as extra; a near miss that was found is an extra. */
export function compareCheck(truth: Truth, id: string, findings: Found[]): CheckResult {
  const { expected, near_misses, optional } = truth.checks[id] as Truth['checks'][string]
  const of = (subject: { kind: string; key: string }) => `${subject.kind} ${subject.key}`
  const found = new Map(findings.filter(({ check }) => check === id).map((finding) => [of(finding), finding]))
  const should = new Set(expected.map(of))
  const may = new Set(optional.map(of))
  const near = new Map(near_misses.map((subject) => [of(subject), subject]))
  return {
    expected: should.size,
    found: found.size,
    missing: expected
      .filter((subject) => !found.has(of(subject)))
      .map(({ kind, key, why = '' }) => ({ kind, key, why })),
    extra: [...found]
      .filter(([subject]) => !should.has(subject) && !may.has(subject))
      .map(([subject, { kind, key }]) => ({
        kind,
        key,
        why: near.has(subject) ? `near miss: ${near.get(subject)?.why}` : '',
      })),
  }
}
