import { z } from 'zod'

/** A problem (拒绝): a request refused, answered as RFC 9457 `application/problem+json`. The closed list of codes. */
export const ProblemCode = z.enum([
  'not-signed-in',
  'not-found',
  'not-allowed',
  'invalid',
  'conflict',
  'too-large',
  'too-many',
  'not-ready',
  'unexpected',
])
export type ProblemCode = z.infer<typeof ProblemCode>

/** HTTP status by code. */
export const problemStatus = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  invalid: 422,
  'too-many': 429,
  'not-ready': 503,
  unexpected: 500,
} as const satisfies Record<ProblemCode, number>

/** `title` is the code's name in words, `detail` tells the person what to do; both in Chinese. */
export const ProblemBody = z.object({
  type: z.string(),
  code: ProblemCode,
  title: z.string(),
  detail: z.string(),
  status: z.number(),
})
export type ProblemBody = z.infer<typeof ProblemBody>
