import { z } from 'zod'

const severities = { blocker: z.number(), serious: z.number(), notice: z.number() }

/** Pictures (走势) beside the home page: what no table of today tells. Each number opens its list. */
export const Pictures = z.object({
  from: z.string(),
  to: z.string(),
  /** How the county, or the township, stood at the end of each day something was looked at; today last. Empty for whoever sees less than a township. */
  line: z.array(z.object({ day: z.string(), due: z.number(), paired: z.number(), ...severities, overdue: z.number() })),
  /** Open findings by the days they have been known: found from a day (null: ever) to a day. */
  ages: z.array(z.object({ name: z.string(), from: z.string().nullable(), to: z.string(), ...severities })),
  overdue: z.object({ ...severities, oldest: z.string().nullable() }),
  /** Of the findings whose deadline lay in these days: how many were over by then. */
  mended: z.object({ due: z.number(), inTime: z.number() }),
})
export type Pictures = z.infer<typeof Pictures>
