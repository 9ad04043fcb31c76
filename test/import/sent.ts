import { env } from 'cloudflare:workers'
import type { Import } from '../../shared/import.ts'
import app from '../../workers/app.ts'
import type { signedIn } from '../signed-in.ts'

type Officer = Awaited<ReturnType<typeof signedIn>>

/** A workbook as an officer sends it: an import's own, or behind `path` another's. */
export async function sent(
  who: Officer,
  content: string | Uint8Array,
  { name = '花名册.csv', path = 'imports' } = {},
): Promise<Import> {
  const body = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  const headers = {
    authorization: who.authorization,
    'content-length': `${body.length}`,
    'x-file-name': encodeURIComponent(name),
  }
  const answer = await app.request(`/api/counties/529901/${path}`, { method: 'POST', headers, body }, env)
  return (await answer.json()) as Import
}

/** The import once its Workflow has brought it so far. */
export async function until(who: Officer, id: number, state: string): Promise<Import> {
  for (let tries = 0; tries < 400; tries++) {
    const one = (await (await who.get(`imports/${id}`)).json()) as Import
    if (one.state === state) return one
    if (one.state === 'refused' || one.state === 'failed') throw new Error(JSON.stringify(one.refused))
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`import ${id} never was ${state}`)
}
