import { z } from 'zod'

/** A day (日): YYYY-MM-DD. */
export const Day = z.iso.date()

/** Assign (结对): give a household a cadre from a day on. `override` names the reason for going over the cap. */
export const Assign = z.object({
  householdNo: z.string().min(1).max(40),
  cadreKey: z.string().min(1).max(200),
  sinceOn: Day,
  override: z.string().max(200).optional(),
})
export type Assign = z.infer<typeof Assign>

/** End (解除结对): with a reason, and a successor who starts the next day; only an exited household may go without one. */
export const EndPairing = z.object({
  untilOn: Day,
  reason: z.string().min(1).max(200),
  successorKey: z.string().max(200).nullable(),
  /** Why the successor may pass the cap. */
  override: z.string().max(200).optional(),
})
export type EndPairing = z.infer<typeof EndPairing>

/** Why an ended pairing ended (调整原因), written afterwards. */
export const EndReason = z.object({ reason: z.string().trim().min(1).max(200) })
export type EndReason = z.infer<typeof EndReason>
