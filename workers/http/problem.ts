import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type ProblemBody, type ProblemCode, problemStatus } from '../../shared/problem.ts'
import type { AppEnv } from '../env.ts'

const titles: Record<ProblemCode, string> = {
  'not-signed-in': '尚未登录',
  'not-allowed': '没有权限',
  'not-found': '没有找到',
  conflict: '现在不能这样做',
  'too-large': '内容过大',
  invalid: '填写有误',
  'too-many': '操作过于频繁',
  'not-ready': '服务未就绪',
  unexpected: '系统出错',
}

/** A refusal: thrown anywhere below a route, answered once. `detail` is one Chinese sentence that says what to do. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly detail: string

  constructor(code: ProblemCode, detail: string) {
    super(`${code}: ${detail}`)
    this.code = code
    this.detail = detail
  }
}

/** Answers a refusal as RFC 9457; anything else is a bug: logged whole, answered `unexpected`, nothing from inside. */
export const onError: ErrorHandler<AppEnv> = (error, c) => {
  const problem = refusal(error)
  if (problem) return answer(problem)
  console.error(`${c.req.method} ${c.req.path}`, error)
  return answer(new Problem('unexpected', '请稍后再试；若反复出现，请把时间和所做操作告诉平台运维。'))
}

export const notFound: NotFoundHandler<AppEnv> = () => answer(new Problem('not-found', '没有这个地址，请从首页进入。'))

/** A refusal as the response people get. */
export function answer({ code, detail }: Problem): Response {
  const status = problemStatus[code]
  const body: ProblemBody = { type: `/problems/${code}`, code, title: titles[code], detail, status }
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })
}

function refusal(error: Error): Problem | null {
  if (error instanceof Problem) return error
  if (!(error instanceof HTTPException)) return null
  if (error.status === 413) return new Problem('too-large', '提交的内容过大，请分次提交。')
  if (error.status < 500) return new Problem('invalid', '提交的内容无法读取，请检查后重试。')
  return null
}
