import { z } from 'zod'
import { Severity } from './finding.ts'

/**
 * How findings moved in a period: open when it began, come since, over since, open at its end; start + come − over = end. Of those
 * open at the end `overdue` are past their deadline; of the `due`, whose deadline lay in the period, `inTime` were over by then.
 */
const movement = {
  start: z.number(),
  come: z.number(),
  over: z.number(),
  end: z.number(),
  overdue: z.number(),
  due: z.number(),
  inTime: z.number(),
}
export const Movement = z.object(movement)
export type Movement = z.infer<typeof Movement>

/**
 * Coverage (覆盖) of households at the end of a period: those that need a cadre and have one; and, of those the ledgers tell
 * something of, visited in time, with a measure, with a plan of the year. `…Known` counts both those that have it and those that lack it.
 */
const coverage = {
  households: z.number(),
  needy: z.number(),
  paired: z.number(),
  visitKnown: z.number(),
  visited: z.number(),
  measureKnown: z.number(),
  measured: z.number(),
  planKnown: z.number(),
  planned: z.number(),
}
export const Coverage = z.object(coverage)
export type Coverage = z.infer<typeof Coverage>

/** Open findings by how many days they have been known, as `agesOn` cuts them (age.ts). */
const Ages = z.array(z.number())

/** What a bulletin is made of, and what is kept of one that was issued: the whole county's; '' = lies in no township. */
export const BulletinFigures = z.object({
  /** The last day it counts, and the last whose deadlines are past by then. */
  asOf: z.string(),
  dueTo: z.string(),
  checks: z.array(z.object({ id: z.string(), title: z.string(), severity: Severity })),
  cells: z.array(z.object({ township: z.string(), checkId: z.string(), ...movement, ages: Ages })),
  villages: z.array(z.object({ township: z.string(), village: z.string(), ...movement, ...coverage })),
  /** By the unit of the households' cadres, never by person: a household that two units help counts with both. */
  units: z.array(z.object({ township: z.string(), unit: z.string(), ...movement })),
})
export type BulletinFigures = z.infer<typeof BulletinFigures>

export const BulletinState = z.enum(['running', 'ended', 'issued'])
export type BulletinState = z.infer<typeof BulletinState>
export const bulletinStateNames: Record<BulletinState, string> = {
  running: '进行中',
  ended: '待印发',
  issued: '已印发',
}

/** A bulletin (月分析、季通报) in the list: figures follow the data until it is issued (印发), then stay as they were. */
export const BulletinLine = z.object({
  period: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  state: BulletinState,
  issuedAt: z.string().nullable(),
  issuedBy: z.string().nullable(),
})
export type BulletinLine = z.infer<typeof BulletinLine>

/** One bulletin as it is read, of the county or of a township; `place` is a township, or a village where a township is asked for. */
export const Bulletin = BulletinLine.extend({
  asOf: z.string(),
  dueTo: z.string(),
  township: z.string().nullable(),
  remark: z.string().nullable(),
  total: z.object({ ...movement, ...coverage }),
  /** The period before, where the county was looked at by then. */
  before: z.object({ name: z.string(), ...movement, ...coverage }).nullable(),
  checks: z.array(z.object({ id: z.string(), title: z.string(), severity: Severity, ...movement })),
  ages: z.record(Severity, Ages),
  places: z.array(z.object({ place: z.string(), ...movement, ...coverage })),
  units: z.array(z.object({ unit: z.string(), ...movement })),
})
export type Bulletin = z.infer<typeof Bulletin>

/** Issue (印发): freezes the figures; the remark (what was praised, criticised, asked to be mended) is the county's own words. */
export const Issue = z.object({ remark: z.string().trim().max(5000) })
export type Issue = z.infer<typeof Issue>

/** How a finding moved, for a list of those a number counts: from a first day to a last. */
export const Part = z.enum(['start', 'come', 'over', 'end', 'overdue', 'due', 'inTime', 'found'])
export type Part = z.infer<typeof Part>
