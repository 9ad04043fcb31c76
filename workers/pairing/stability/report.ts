import { ChangeKind, type Stability, type StabilityPlace } from '../../../shared/stability.ts'
import type { Desk } from '../../db/desk.ts'
import { prepare, sql } from '../../db/sql.ts'
import { changed, gaps, many, standing } from './figures.ts'

type Group = { place: string | null; unit: string; n: number; months: number | null; known: number }
type Changed = Group & { year: string; kind: ChangeKind }
type Placed = { place: string | null; n: number }

/** The report of the county, or of one township by its villages, in one batch: places, units and years, in their own order. */
export async function stability(desk: Desk, township: string | undefined): Promise<Stability> {
  const years = desk.policy.pairing.stableYears
  const span = { township: township || undefined, years }
  const days = sql`SELECT ${desk.day} AS asOf, date(${desk.day}, ${`-${years} years`}) AS "from"`
  const statements = [days, changed(desk, span), standing(desk, span), many(desk, span), gaps(desk, span)]
  const results = await desk.db.batch<unknown>(statements.map((part) => prepare(desk.db, part)))
  const [day] = results[0]!.results as Pick<Stability, 'asOf' | 'from'>[]
  const changes = results[1]!.results as Changed[]
  const groups = results[2]!.results as Group[]
  const [often, alone] = [results[3]!, results[4]!].map(({ results }) => results as Placed[]) as [Placed[], Placed[]]
  const names = (of: 'place' | 'unit') =>
    [...new Set([...groups, ...changes].map((one) => one[of] ?? ''))].filter((name) => name !== '').sort()
  const held = (of: 'place' | 'unit', name: string) => {
    const own = groups.filter((one) => one[of] === name)
    const ended = changes.filter((one) => one[of] === name)
    return { paired: sum(own), pairedMonths: average(own), changes: byKind(ended), changedMonths: average(ended) }
  }
  const inPlace = (placed: Placed[], name: string) => sum(placed.filter(({ place }) => place === name))
  const places = new Set([...names('place'), ...alone.flatMap(({ place }) => place || [])])
  return {
    ...day!,
    stableYears: years,
    manyCadres: desk.policy.pairing.manyCadres,
    places: [...places].sort().map((place): StabilityPlace => {
      return { place, ...held('place', place), many: inPlace(often, place), gaps: inPlace(alone, place) }
    }),
    units: names('unit').map((unit) => ({ unit, ...held('unit', unit) })),
    years: [...new Set(changes.map(({ year }) => year))].sort().map((year) => {
      return { year, changes: byKind(changes.filter((one) => one.year === year)) }
    }),
  }
}

const sum = (groups: { n: number }[]) => groups.reduce((all, { n }) => all + n, 0)

function byKind(changes: Changed[]) {
  const of = (kind: ChangeKind) => sum(changes.filter((one) => one.kind === kind))
  return Object.fromEntries(ChangeKind.options.map((kind) => [kind, of(kind)])) as Record<ChangeKind, number>
}

/** Of those whose beginning is known; null where none is. */
function average(groups: Group[]): number | null {
  const known = groups.reduce((all, one) => all + one.known, 0)
  const months = groups.reduce((all, one) => all + (one.months ?? 0), 0)
  return known === 0 ? null : Math.round(months / known)
}
