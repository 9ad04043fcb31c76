import { dayBefore } from '../../shared/day.ts'

/** A plain reading of domain.md §3, written without looking at the engine: who has whom, and what may be changed. */
export type Household = {
  no: string
  village: string
  status: string
  monitor: string
  cleared: boolean
  exitYear: number | null
  /** Cadres of its own family, by ID number or as declared. */
  family: string[]
}
export type Cadre = {
  key: string
  level: string | null
  leftOn: string | null
  leftReason: string | null
  editedAt: number
}
export type Span = {
  id: number
  household: string
  cadre: string
  since: string
  until: string | null
  reason: string | null
  /** The cap was passed for it: how many the cadre had, of how many. */
  over: { load: number; cap: number } | null
}
export type Rules = {
  max: number
  cap: Record<string, number>
  followUpYears: number
}
/** An order that was carried out: of each household not taken back yet what it found and what it left; the cadre who left by it. */
export type Done = {
  at: number
  day: string
  of: { household: string; before: Span[]; after: Span[] }[]
  left: { before: Cadre; after: Cadre } | null
}
export type World = {
  today: string
  /** Operations carried out so far. */
  now: number
  households: Household[]
  cadres: Cadre[]
  spans: Span[]
  rules: Rules
  orders: Done[]
  /** Who was given a household, and when. */
  given: { cadre: string; at: number }[]
}
export type Step = { household: string; replaces: number | null; cadre: string | null; override: boolean }
/** The world behind the order, and the spans begun in its order; null where it may not be. */
export type Outcome<T = Span[]> = { world: World; begun: T } | null

/** Compared as far as both go. */
export const upTo = (a: string, b: string): [string, string] => {
  const length = Math.min(a.length, b.length)
  return [a.slice(0, length), b.slice(0, length)]
}
const after = (a: string, b: string) => {
  const [x, y] = upTo(a, b)
  return x > y
}

export const isCurrent = ({ until }: Span, today: string) => until === null || after(until, today)
export const isGone = ({ leftOn, leftReason }: Cadre, day: string) =>
  leftOn === null ? leftReason !== null : !after(leftOn, day)
export const isNeedy = ({ status, monitor, cleared }: Household) =>
  ['未脱贫', '预脱贫', '返贫'].includes(status) || (monitor !== '' && !cleared)
export const currentOf = ({ spans, today }: World, household: string) =>
  spans.filter((span) => span.household === household && isCurrent(span, today))
export const loadOf = ({ spans, today }: World, cadre: string) =>
  new Set(spans.filter((span) => span.cadre === cadre && isCurrent(span, today)).map(({ household }) => household)).size
const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** All steps together or none: endings first, on the day before; then beginnings one after the other. */
export function carryOut(before: World, on: string, steps: Step[], reason: string): Outcome {
  const world = structuredClone(before)
  if (new Set(steps.map(({ household }) => household)).size < steps.length) return null
  if (!steps.every((step) => end(world, on, step, reason))) return null
  const begun: Span[] = []
  for (const step of steps) {
    if (step.cadre === null) continue
    const span = begin(world, on, step, step.cadre)
    if (span === null) return null
    world.spans.push(span)
    begun.push(span)
  }
  return { world, begun }
}

function end(world: World, on: string, { household, replaces, cadre }: Step, reason: string): boolean {
  if (replaces === null) return cadre !== null
  const { today, spans } = world
  const replaced = spans.find(({ id }) => id === replaces)!
  const until = dayBefore(on)
  if (!isCurrent(replaced, today) || until > today || after(replaced.since, until) || replaced.cadre === cadre)
    return false
  replaced.until = until
  replaced.reason = reason
  if (cadre !== null) return true
  if (currentOf(world, household).some(({ since }) => !after(since, on))) return true
  return !mustStay(world, household, until)
}

function mustStay({ households, rules }: World, no: string, until: string): boolean {
  const household = households.find((one) => one.no === no)!
  if (isNeedy(household)) return true
  if (household.exitYear === null || rules.followUpYears === 0) return false
  return Number(until.slice(0, 4)) <= household.exitYear + rules.followUpYears
}

function begin(world: World, on: string, { household: no, override }: Step, key: string): Span | null {
  const { today, households, cadres, spans, rules } = world
  const household = households.find((one) => one.no === no)!
  const cadre = cadres.find((one) => one.key === key)!
  const current = currentOf(world, no)
  if (on > nextDay(today) || current.length >= rules.max || current.some((span) => span.cadre === key)) return null
  if (isGone(cadre, today) || isGone(cadre, on) || household.family.includes(key)) return null
  const earlier = spans.filter((span) => span.household === no && !isCurrent(span, today))
  if (earlier.some(({ until }) => (until!.length < 10 ? after(until!, on) : until! >= on))) return null
  const load = loadOf(world, key)
  const cap = cadre.level === null ? undefined : rules.cap[cadre.level]
  const isOver = cap !== undefined && load >= cap
  if (isOver && !override) return null
  return { id: 0, household: no, cadre: key, since: on, until: null, reason: null, over: isOver ? { load, cap } : null }
}
