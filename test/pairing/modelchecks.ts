import { currentOf, isCurrent, isGone, isNeedy, loadOf, type Span, upTo, type World } from './model.ts'

export type Reading = {
  floor: Record<string, number>
  stableYears: number
  acceptedReasons: string[]
  scatteredVillages: number
}

/** What the pairing checks must find in a world, read plainly: check → subjects, sorted. */
export function findingsOf(world: World, policy: Reading): Record<string, string[]> {
  const { today, households, cadres, spans, rules } = world
  const ofHouseholds = (found: (no: string) => boolean) =>
    households.flatMap(({ no }) => (found(no) ? [no] : [])).sort()
  const ofCadres = (found: (key: string) => boolean) => cadres.flatMap(({ key }) => (found(key) ? [key] : [])).sort()
  const needy = (no: string) => isNeedy(households.find((one) => one.no === no)!)
  const cadreOf = (key: string) => cadres.find((one) => one.key === key)!
  const past = (no: string) => spans.filter((span) => span.household === no && !isCurrent(span, today))
  const level = (key: string, by: Record<string, number>) => by[cadreOf(key).level ?? '']
  return {
    'pair-none': ofHouseholds((no) => needy(no) && currentOf(world, no).length === 0),
    'pair-several': ofHouseholds((no) => new Set(currentOf(world, no).map(({ cadre }) => cadre)).size > rules.max),
    'pair-overload': ofCadres((key) => loadOf(world, key) > (level(key, rules.cap) ?? Number.POSITIVE_INFINITY)),
    'pair-underload': ofCadres(
      (key) => !isGone(cadreOf(key), today) && loadOf(world, key) < (level(key, policy.floor) ?? 0),
    ),
    'pair-own-family': ofHouseholds((no) =>
      currentOf(world, no).some(({ cadre }) => households.find((one) => one.no === no)!.family.includes(cadre)),
    ),
    'pair-changed-early': ofHouseholds((no) => past(no).some((span) => isEarly(span, spans, policy))),
    'pair-released': ofHouseholds((no) =>
      past(no).some((span) => (needy(no) || isStillHelped(world, span)) && !isFollowed(span, spans)),
    ),
    'pair-cadre-gone': ofHouseholds((no) => currentOf(world, no).some(({ cadre }) => isGone(cadreOf(cadre), today))),
    'pair-scattered': ofCadres((key) => villagesOf(world, key) > policy.scatteredVillages),
  }
}

function villagesOf({ households, spans, today }: World, key: string): number {
  const own = spans.filter((span) => span.cadre === key && isCurrent(span, today))
  return new Set(own.map(({ household }) => households.find(({ no }) => no === household)!.village)).size
}

const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
const monthOfStart = (day: string) => month(day.length === 4 ? `${day}-01` : day)
const monthOfEnd = (day: string) => month(day.length === 4 ? `${day}-12` : day)

/** Changed inside the stable years for no accepted reason, somebody else following. */
function isEarly({ id, household, cadre, since, until, reason }: Span, spans: Span[], policy: Reading): boolean {
  if (monthOfEnd(until!) - monthOfStart(since) >= 12 * policy.stableYears) return false
  if (policy.acceptedReasons.some((word) => reason?.includes(word))) return false
  return spans.some((other) => {
    const [began, ended] = upTo(other.since, until!)
    return other.id !== id && other.household === household && other.cadre !== cadre && began >= ended
  })
}

/** It ended in the years the household is followed up after its exit. */
function isStillHelped({ households, rules }: World, { household, until }: Span): boolean {
  const { exitYear } = households.find(({ no }) => no === household)!
  const year = Number(until!.slice(0, 4))
  return rules.followUpYears > 0 && exitYear !== null && year >= exitYear && year <= exitYear + rules.followUpYears
}

/** Somebody has the household on the next day; known to the month, in that month or the next. */
function isFollowed({ id, household, until }: Span, spans: Span[]): boolean {
  const last = until!.length === 10 ? until! : `${until}-${until === '2026-09' ? '30' : '31'}`
  const next = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10)
  return spans.some((other) => {
    if (other.id === id || other.household !== household) return false
    if (other.until !== null && other.until <= until!) return false
    if (until!.length === 10 && other.since.length === 10) return other.since <= next
    return other.since.slice(0, 7) <= next.slice(0, 7)
  })
}
