import { z } from 'zod'

/** What has numbers of its own to be shown in full. `key`: 户编号, a person's or a cadre's key. */
export const Unmask = z.object({
  kind: z.enum(['household', 'person', 'cadre']),
  key: z.string().min(1).max(300),
  /** Why the numbers are needed; kept on the audit trail. */
  reason: z
    .string()
    .trim()
    .refine((words) => [...words].length >= 4, '请写明理由，至少四个字。')
    .max(200),
})
export type Unmask = z.infer<typeof Unmask>

/** Unmasked numbers (完整号码): what there is of them, each with its Chinese name. */
export const Unmasked = z.object({ values: z.array(z.object({ name: z.string(), value: z.string() })) })
export type Unmasked = z.infer<typeof Unmasked>
