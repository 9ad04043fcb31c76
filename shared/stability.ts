import { z } from 'zod'

/** What a change of cadre was for: the stable years were over · a reason the policy accepts · another reason · none written. */
export const ChangeKind = z.enum(['full', 'accepted', 'other', 'blank'])
export type ChangeKind = z.infer<typeof ChangeKind>

export const changeKindNames: Record<ChangeKind, string> = {
  full: '期满后',
  accepted: '原因认可',
  other: '原因不认可',
  blank: '没写原因',
}

/** How pairings have held: current ones with their average age, changes by what they were for, and how long the changed ones had lasted. */
const held = {
  paired: z.number(),
  pairedMonths: z.number().nullable(),
  changes: z.record(ChangeKind, z.number()),
  changedMonths: z.number().nullable(),
}

/** A township's, or a village's; `many`: households that had `manyCadres` (policy) and more, `gaps`: that were without one, both in these years. */
export const StabilityPlace = z.object({ place: z.string(), ...held, many: z.number(), gaps: z.number() })
export type StabilityPlace = z.infer<typeof StabilityPlace>

/** The cadres' of one unit together: never one person's. */
export const StabilityUnit = z.object({ unit: z.string(), ...held })
export type StabilityUnit = z.infer<typeof StabilityUnit>

/** The stability report (结对稳定情况): the last stable years (policy), by place, by unit and by year. */
export const Stability = z.object({
  asOf: z.string(),
  from: z.string(),
  stableYears: z.number(),
  manyCadres: z.number(),
  places: z.array(StabilityPlace),
  units: z.array(StabilityUnit),
  years: z.array(z.object({ year: z.string(), changes: z.record(ChangeKind, z.number()) })),
})
export type Stability = z.infer<typeof Stability>
