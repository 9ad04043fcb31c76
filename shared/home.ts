import { z } from 'zod'

/** The officer's home page (首页): what needs doing today, every number opening its list. */
export const Home = z.object({
  asOf: z.string(),
  lastRunAt: z.string().nullable(),
  totals: z.object({ households: z.number(), persons: z.number(), villages: z.number(), cadres: z.number() }),
  /** Households that need a cadre, and those that have one. */
  coverage: z.object({ due: z.number(), paired: z.number() }),
  /** `href` is a page of the app. */
  todo: z.array(
    z.object({ id: z.string(), title: z.string(), count: z.number(), severity: z.string(), href: z.string() }),
  ),
  townships: z.array(
    z.object({
      township: z.string(),
      households: z.number(),
      due: z.number(),
      paired: z.number(),
      blocker: z.number(),
      serious: z.number(),
      notice: z.number(),
    }),
  ),
  imports: z.array(z.object({ id: z.number(), fileName: z.string(), state: z.string(), uploadedAt: z.string() })),
})
export type Home = z.infer<typeof Home>
