import { z } from 'zod'

/** A responsible cadre (帮扶责任人) with the load carried against the policy's cap. */
export const CadreRow = z.object({
  key: z.string(),
  name: z.string(),
  unit: z.string(),
  postLevel: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  leftOn: z.string().nullable(),
  leftReason: z.string().nullable(),
  /** Current households; `cap` and `floor` by post level from policy, null where the policy names none. */
  load: z.number(),
  cap: z.number().nullable(),
  floor: z.number().nullable(),
  villages: z.array(z.string()),
})
export type CadreRow = z.infer<typeof CadreRow>
