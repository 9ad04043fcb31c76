import { z } from 'zod'
import { County } from './county.ts'
import { Role } from './role.ts'

/** A session (会话): the signed-in person and the counties their memberships open. */
export const Session = z.object({
  user: z.object({ id: z.string(), username: z.string(), name: z.string() }),
  /** The password is a one-time one: nothing but the account opens until it is changed. */
  mustChangePassword: z.boolean(),
  /**
   * The second factor (动态口令): on · needed: a role asks for it and nothing but the account opens until it is set up ·
   * optional: advised for a role, the installation does not insist · off: not set up, no role asks for it.
   */
  secondFactor: z.enum(['off', 'optional', 'needed', 'on']),
  memberships: z.array(
    z.object({
      county: County,
      role: Role,
      /** Township or village the role is held for; null = the whole county. */
      township: z.string().nullable(),
      village: z.string().nullable(),
      /** The cadre this person is on the register, `name/unit`; null otherwise. */
      cadreKey: z.string().nullable(),
    }),
  ),
})
export type Session = z.infer<typeof Session>
export type Membership = Session['memberships'][number]
