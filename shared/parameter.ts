import { z } from 'zod'
import type { Tighter } from './tighter.ts'

/**
 * What a parameter (参数) says of itself beside its value: a plain-language line, its unit, where its default comes from, and
 * which way is tighter. `otherwise` is what rules a name that a value by name does not give: another name of it (其他), or the
 * path of another parameter; a floor under that one holds for such a name too.
 */
export type Said = { line: string; unit: string; source: string; tighter: Tighter; otherwise?: string }

/** A parameter of the policy: absent, it has its default. Whoever adds one says which way is tighter, so that a province can set a floor. */
export const parameter = <T extends z.ZodType>(
  schema: T,
  value: z.output<T>,
  line: string,
  unit: string,
  source: string,
  tighter: Tighter = 'none',
  otherwise?: string,
) =>
  schema
    .optional()
    .transform((given): z.output<T> => (given === undefined ? value : given))
    .meta({ line, unit, source, tighter, ...(otherwise === undefined ? {} : { otherwise }) } satisfies Said)

export const whole = z.int().min(0).max(1_000_000)
export const percent = z.number().min(0).max(100)
export const words = z.array(z.string().min(1).max(60)).max(200)

/** A name among others: what the name is, and those usually meant. */
export const named = (title: string, offered: string[] = []) => z.string().min(1).max(60).meta({ title, offered })
export const postNames = ['县级领导', '乡科级', '一般干部', '村干部', '党员']
export const post = named('职务级别', postNames)
export const byPost = z.record(post, whole)

/** Where defaults come from that many parameters share. */
export const sources = {
  plan: '县结对帮扶方案（各县以本县方案为准）',
  files: '建档立卡数据质量规则（省级）',
  county: '县自定',
}
