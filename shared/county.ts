import { z } from 'zod'

/** A county (县): the tenant, by its six-digit GB/T 2260 code. */
export const County = z.object({ code: z.string().regex(/^\d{6}$/), name: z.string() })
export type County = z.infer<typeof County>
