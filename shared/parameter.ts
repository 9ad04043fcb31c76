import { z } from 'zod'

/** What a parameter (参数) says of itself beside its value: a plain-language line, its unit, where its default comes from. */
export type Said = { line: string; unit: string; source: string }

/** A parameter of the policy: absent, it has its default. */
export const parameter = <T extends z.ZodType>(
  schema: T,
  value: z.output<T>,
  line: string,
  unit: string,
  source: string,
) =>
  schema
    .optional()
    .transform((given): z.output<T> => (given === undefined ? value : given))
    .meta({ line, unit, source } satisfies Said)

export const whole = z.int().min(0).max(1_000_000)
export const percent = z.number().min(0).max(100)
export const words = z.array(z.string().min(1).max(60)).max(200)
export const byPost = z.record(z.string().min(1).max(20), whole)

/** Where defaults come from that many parameters share. */
export const sources = {
  plan: '县结对帮扶方案（各县以本县方案为准）',
  files: '建档立卡数据质量规则（省级）',
  county: '县自定',
}
