import { daysBetween, yearOf } from './calendar.ts'
import { exitLine } from './cases.ts'
import { allFaults } from './county.ts'
import { type County, cadreKey, type Household } from './records.ts'

type Subject = { kind: string; key: string }
export type Truth = {
  county: { code: string; name: string }
  seed: number
  as_of: string
  policy: { income_line: Record<string, number> }
  totals: Record<string, number | Record<string, number>>
  checks: Record<string, { expected: Subject[]; near_misses: Subject[]; optional: Subject[] }>
}

/** What must be found in a demo county, by check: the planted faults and nothing else; `optional` is right either way. */
export function truthOf(county: County): Truth {
  const checks: Truth['checks'] = {}
  for (const { check } of allFaults) checks[check] = { expected: [], near_misses: [], optional: [] }
  for (const { check, kind, key, optional } of county.planted)
    checks[check]![optional ? 'optional' : 'expected'].push({ kind, key })
  for (const { no } of unseen(county)) addOptional(checks, 'visit-overdue', { kind: 'household', key: no })
  for (const cadre of county.cadres.filter((c) => c.idInNumberCell))
    for (const check of ['id-checksum', 'id-sex']) addOptional(checks, check, { kind: 'cadre', key: cadreKey(cadre) })
  return {
    county: { code: county.code, name: county.name },
    seed: county.seed,
    as_of: county.asOf,
    policy: { income_line: { 2020: exitLine, [yearOf(county.asOf) - 1]: county.incomeLine } },
    totals: totalsOf(county),
    checks,
  }
}

function addOptional(checks: Truth['checks'], check: string, subject: Subject) {
  if (!checks[check]!.expected.some(({ key }) => key === subject.key)) checks[check]!.optional.push(subject)
}

/** Households nobody has seen at home for a month for some other reason: no helper, never visited, only telephoned. */
function unseen(county: County): Household[] {
  const recent = (on: string) => daysBetween(on, county.asOf) <= 31
  const seen = new Set(
    county.visits.filter((visit) => visit.way === '入户' && recent(visit.on)).map((visit) => visit.household),
  )
  const helped = new Set(
    county.pairings.filter((pairing) => pairing.until === null).map((pairing) => pairing.household),
  )
  return county.households.filter((household) => !seen.has(household) || !helped.has(household))
}

function totalsOf(county: County): Truth['totals'] {
  const count = <T>(list: T[], of: (item: T) => string) =>
    Object.fromEntries([...Map.groupBy(list, of)].map(([key, group]) => [key, group.length]))
  const { households, pairings, cadres, visits } = county
  const current = pairings.filter((pairing) => pairing.until === null)
  const year = yearOf(county.asOf)
  return {
    townships: county.townships.length,
    villages: county.villages.length,
    key_villages: county.villages.filter((village) => village.keyVillage).length,
    households: households.length,
    persons: households.reduce((sum, household) => sum + household.members.length, 0),
    persons_recorded: households.reduce((sum, household) => sum + household.population, 0),
    by_status: count(households, (household) => household.status || '（空，未曾贫困的监测对象）'),
    monitored: households.filter((household) => household.monitorKind).length,
    monitored_not_cleared: households.filter((household) => household.riskCleared === false).length,
    by_attribute: count(households, (household) => household.attribute),
    cadres: cadres.length,
    cadres_left: cadres.filter((cadre) => cadre.leftOn).length,
    pairings: pairings.length,
    pairings_current: current.length,
    households_paired: new Set(current.map((pairing) => pairing.household)).size,
    cadres_paired: new Set(current.map((pairing) => pairing.cadre)).size,
    visits: visits.length,
    visits_by_mode: count(visits, (visit) => visit.way),
    measures: county.measures.length,
    [`plans_${year}`]: county.plans.length,
    [`incomes_${year - 1}`]: households.length,
    projects: county.projects.length,
    benefits: county.benefits.length,
    loans: county.loans.length,
    procedure_cases: count(county.cases, ({ procedure }) => procedure),
    comparison_lists: count(county.lists, (listed) => listed.list),
  }
}
