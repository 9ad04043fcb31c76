import { z } from 'zod'
import { PairingSpan } from './household.ts'
import { Day } from './pairing.ts'

/** A change (变动) in who is responsible for a household. */
export const Change = z.object({
  householdNo: z.string().min(1).max(40),
  /** The current pairing it takes the place of; null = none is ended by it. */
  replaces: z.int().nullable(),
  /** Who takes the household on; null = nobody, and only where it needs nobody any more. */
  cadreKey: z.string().min(1).max(200).nullable(),
  /** Why this cadre may pass the cap. */
  override: z.string().max(200).optional(),
})
export type Change = z.infer<typeof Change>

/** Changes made together, all or none: new pairings begin `on` that day, replaced ones end the day before. */
export const ChangeOrder = z.object({
  on: Day,
  /** Why; needed where a pairing is ended. */
  reason: z.string().trim().min(1).max(200).nullable(),
  changes: z.array(Change).min(1).max(5000),
})
export type ChangeOrder = z.infer<typeof ChangeOrder>

/** Whether a change may be made, beside the others of its order; `words` says why not and what to do. */
export const ChangeVerdict = z.object({
  householdNo: z.string(),
  cadreKey: z.string().nullable(),
  ok: z.boolean(),
  code: z.string().nullable(),
  words: z.string().nullable(),
  /** The cadre's households once all changes of the order are made, against the post level's maximum (null: none). */
  loadAfter: z.number().nullable(),
  cap: z.number().nullable(),
  /** Whom it takes the place of inside the stable years: it may be made, and becomes a finding unless the reason is one the policy accepts. */
  early: z.string().nullable(),
})
export type ChangeVerdict = z.infer<typeof ChangeVerdict>

/** What was written, and the instant: a household and the instant name the order. */
export const Changed = z.object({ at: z.string(), begun: z.array(PairingSpan), ended: z.array(PairingSpan) })
export type Changed = z.infer<typeof Changed>

/** Taking back (撤回) what an order of the same day changed: of the household, or the whole order it was part of. */
export const Withdraw = z.object({
  householdNo: z.string().min(1).max(40),
  /** When the order was written. */
  at: z.string().min(1).max(40),
  whole: z.boolean(),
  reason: z.string().trim().min(1).max(200),
})
export type Withdraw = z.infer<typeof Withdraw>

/** What was taken back, and who is in the post again by it. */
export const Withdrawn = z.object({ households: z.array(z.string()), cadre: z.string().nullable() })
export type Withdrawn = z.infer<typeof Withdrawn>
