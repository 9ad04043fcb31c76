import type { ValidationTargets } from 'hono'
import { validator } from 'hono/validator'
import type { z } from 'zod'
import { Problem } from './problem.ts'

/** Validates a part of the request with a schema of `shared/`; the handler reads it as `c.req.valid(target)`. */
export function valid<T extends keyof ValidationTargets, S extends z.ZodType>(target: T, schema: S) {
  return validator(target, (value) => {
    const result = schema.safeParse(value)
    if (result.success) return result.data
    const fields = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))].filter((path) => path !== '')
    throw new Problem('invalid', `请检查${fields.length > 0 ? `这些内容：${fields.join('、')}` : '提交的内容'}。`)
  })
}
