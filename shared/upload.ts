import { z } from 'zod'

/** An upload (上传): a workbook on its way here in parts, which goes on where it stopped. */
export const Upload = z.object({
  id: z.string(),
  fileName: z.string(),
  sizeBytes: z.number(),
  receivedBytes: z.number(),
  /** Every part but the last is so long. */
  partBytes: z.number(),
  continues: z.number().nullable(),
  startedAt: z.string(),
})
export type Upload = z.infer<typeof Upload>

/** What the browser says of a file before it sends it. */
export const NewUpload = z.strictObject({
  name: z.string().min(1),
  sizeBytes: z.number().int().min(1),
  /** The file's day of change: the same name and size changed since is another file. */
  mark: z.string().max(40),
  /** The import whose workbook it replaces. */
  continues: z.number().int().nullable(),
})
export type NewUpload = z.infer<typeof NewUpload>
