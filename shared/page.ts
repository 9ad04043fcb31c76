import { z } from 'zod'

/** A page (分页) of a long list: `page` from 1, `size` rows a page, `total` rows in all. */
export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export type PageQuery = z.infer<typeof PageQuery>
export type Page<T> = { rows: T[]; page: number; size: number; total: number }
