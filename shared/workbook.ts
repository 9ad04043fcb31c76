import { z } from 'zod'
import { Unmask } from './unmask.ts'

/** A workbook (工作簿) an import was read from: the one it has now, `n` null, and those before a corrected one took their place, 1, 2 … */
export const KeptWorkbook = z.object({
  n: z.number().nullable(),
  fileName: z.string(),
  sizeBytes: z.number(),
  sha256: z.string().nullable(),
  uploadedBy: z.string(),
  uploadedAt: z.string(),
})
export type KeptWorkbook = z.infer<typeof KeptWorkbook>

/** Which of them somebody takes as it came, and what for; kept on the audit trail. */
export const TakeWorkbook = Unmask.pick({ reason: true }).extend({
  n: z.number().int().min(1).nullable().default(null),
})
