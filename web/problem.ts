import type { ProblemBody } from '../shared/problem.ts'

/** A request that was refused or did not get through, in words: `title` what happened, `detail` what to do. */
export class ApiProblem extends Error {
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly status: number

  constructor(code: string, title: string, detail: string, status: number) {
    super(detail)
    this.code = code
    this.title = title
    this.detail = detail
    this.status = status
  }
}

export const offline = (): ApiProblem =>
  new ApiProblem('offline', '连不上服务器', '请检查网络，或过一会儿再试一次。已经做完的操作不会丢。', 0)

/** Reads a refusal's body; what is not a problem is told by its status alone. */
export function problemOf(status: number, text: string): ApiProblem {
  const body = parsed(text)
  if (body?.detail) return new ApiProblem(body.code ?? 'unexpected', body.title ?? '没有办成', body.detail, status)
  const [title, detail] = byStatus[status] ?? [
    '没有办成',
    `服务器没有说明原因（状态 ${status}）。请再试一次；还不行，请联系管理员。`,
  ]
  return new ApiProblem('unexpected', title, detail, status)
}

const byStatus: Record<number, [string, string]> = {
  401: ['请先登录', '登录已过期，请重新登录后继续。'],
  403: ['不能这样做', '您的角色没有这项权限，请联系县级管理员。'],
  404: ['没有找到', '这一项不存在，或不在您的管辖范围内。'],
  413: ['文件太大', '请把工作簿按乡镇拆开后分别上传。'],
  429: ['太频繁了', '请稍等一分钟再试。'],
  503: ['服务还没准备好', '请过一会儿再试一次。'],
}

function parsed(text: string): Partial<ProblemBody> | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? body : undefined
  } catch {
    return undefined
  }
}

/** Whatever was thrown, as a problem that can be shown. */
export const shown = (thrown: unknown): ApiProblem =>
  thrown instanceof ApiProblem
    ? thrown
    : new ApiProblem('unexpected', '页面出错了', '请刷新页面再试一次；还不行，请联系管理员。', 0)
