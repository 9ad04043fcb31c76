import { z } from 'zod'
import { Role } from './role.ts'

/** An account (账号) as an administrator sees it: who signs in, as what, and how it stands. */
export const AccountRow = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: Role,
  township: z.string().nullable(),
  village: z.string().nullable(),
  /** The cadre this person is on the register, `name/unit`. */
  cadreKey: z.string().nullable(),
  /** The last day it opens the county; null = without end. */
  untilOn: z.string().nullable(),
  disabledAt: z.string().nullable(),
  /** Why it was disabled, in words. */
  disabledWhy: z.string().nullable(),
  lastSignInAt: z.string().nullable(),
  secondFactor: z.boolean(),
  mustChangePassword: z.boolean(),
})
export type AccountRow = z.infer<typeof AccountRow>

const text = z.string().trim().min(1).max(60)

/** An account to be made. Without a username it gets the county's code and a number. */
export const NewAccount = z.object({
  username: z.string().trim().toLowerCase().max(30).optional(),
  name: text,
  role: Role,
  township: text.nullish(),
  village: text.nullish(),
  cadreKey: z.string().min(1).max(200).nullish(),
  /** The last day it opens the county, and why it does: an inspector's campaign. */
  untilOn: z.iso.date().nullish(),
  reason: z.string().trim().max(200).nullish(),
})
export type NewAccount = z.infer<typeof NewAccount>

/** What came of making accounts: one-time passwords, shown this once, and who was left out and why. */
export const MadeAccounts = z.object({
  made: z.array(
    z.object({ username: z.string(), name: z.string(), role: Role, unit: z.string().nullable(), password: z.string() }),
  ),
  refused: z.array(z.object({ name: z.string(), why: z.string() })),
})
export type MadeAccounts = z.infer<typeof MadeAccounts>

/** The same for a page of the cadre roster; `next` is what to ask with as `after`, null at the end. */
export const RosterAccounts = MadeAccounts.extend({ next: z.string().nullable() })
export type RosterAccounts = z.infer<typeof RosterAccounts>

/** A session (会话) of one's own account: when it began, when it was last used, whether it is this one. */
export const SessionRow = z.object({ id: z.string(), at: z.string(), lastAt: z.string(), current: z.boolean() })
export type SessionRow = z.infer<typeof SessionRow>

/** Roles that see or change a whole county: where the installation says so, only with a second factor. */
export const secondFactorRoles: readonly Role[] = ['operator', 'county_admin', 'inspector', 'auditor']
