import { z } from 'zod'
import { ProblemBody } from '../../shared/problem.ts'
import { Refusal, text, type Values } from './command.ts'

/** A signed-in connection to one county of a running server. */
export type Client = {
  url: string
  county: string
  /** JSON from `/api/counties/:county` + path; a problem is thrown in its own words. */
  ask<T>(path: string, init?: RequestInit): Promise<T>
}

const SignIn = z.object({ username: z.string(), password: z.string(), role: z.string(), county: z.string() })
const Health = z.object({ ok: z.literal(true), demo: z.boolean().optional(), signIns: z.array(SignIn).optional() })

/** Connect as the options say: `--token` (or JIEDUI_TOKEN), else with the demo's sign-in for that county. */
export async function connect(values: Values): Promise<Client> {
  const url = (text(values, 'url') ?? 'http://localhost:8787').replace(/\/+$/, '')
  const county = text(values, 'county')
  if (county === undefined || !/^\d{6}$/.test(county))
    throw new Refusal('请用 --county 写明六位县代码，例如 --county 529901。')
  const token = text(values, 'token') ?? process.env.JIEDUI_TOKEN ?? (await demoToken(url, county))
  return clientOf(url, county, token)
}

export function clientOf(url: string, county: string, token: string): Client {
  return {
    url,
    county,
    async ask<T>(path: string, init: RequestInit = {}) {
      const headers = new Headers(init.headers)
      headers.set('authorization', `Bearer ${token}`)
      const answer = await reach(`${url}/api/counties/${county}${path}`, { ...init, headers })
      if (!answer.ok) throw new Refusal(await wordsOf(answer))
      return (await answer.json()) as T
    },
  }
}

/** A bearer token for a user name and password. */
export async function signIn(url: string, username: string, password: string): Promise<string> {
  const answer = await reach(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-jiedui': '1' },
    body: JSON.stringify({ username, password }),
  })
  const token = answer.headers.get('set-auth-token')
  if (answer.ok && token === null) {
    throw new Refusal(`用户「${username}」启用了动态口令，命令行不能用密码登录。请用 --token 给出登录令牌。`)
  }
  if (!answer.ok || token === null) throw new Refusal(`用户「${username}」未能登录，请核对用户名和密码。`)
  return token
}

async function demoToken(url: string, county: string): Promise<string> {
  const health = Health.safeParse(await (await reach(`${url}/health`)).json())
  const one = health.data?.signIns?.find((signIn) => signIn.county === county && signIn.role === 'county_admin')
  if (!one) throw new Refusal(`${url} 没有 ${county} 的演示账号，请用 --token 给出登录令牌。`)
  return signIn(url, one.username, one.password)
}

async function reach(url: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    const code = (error as { cause?: { code?: string } }).cause?.code
    if (code === 'ECONNREFUSED')
      throw new Refusal(`连不上 ${new URL(url).origin}。请先 npm start，或用 --url 写明地址。`)
    throw new Refusal(`与 ${new URL(url).origin} 的连接中断（${code ?? '原因不明'}），请重试。`)
  }
}

async function wordsOf(answer: Response): Promise<string> {
  const body = await answer.text()
  const problem = ProblemBody.safeParse(jsonOf(body))
  return problem.success ? `${problem.data.title}：${problem.data.detail}` : `服务器答复 ${answer.status}，未能完成。`
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
