import { z } from 'zod'
import { County } from './county.ts'
import { Role } from './role.ts'

/** A session (会话): the signed-in person and the counties their memberships open. */
export const Session = z.object({
  user: z.object({ id: z.string(), username: z.string(), name: z.string() }),
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
