import { env } from 'cloudflare:workers'
import type { IssueList, PendingFixes } from '../../shared/fix.ts'
import type { Import } from '../../shared/import.ts'
import app from '../../workers/app.ts'
import type { signedIn } from '../signed-in.ts'

type Officer = Awaited<ReturnType<typeof signedIn>>
export type Answer = { fixes: { id: number; cells: number; leaves: string | null }[]; pending: PendingFixes }
export const json = async <T>(answer: Response | Promise<Response>) => (await (await answer).json()) as T

/** An import as an officer sends it, reads its problems and mends them. */
export function mending(who: Officer) {
  const until = async (id: number, state: string): Promise<Import> => {
    for (let tries = 0; tries < 200; tries++) {
      const one = await json<Import>(who.get(`imports/${id}`))
      if (one.state === state) return one
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`import ${id} never was ${state}`)
  }
  const send = async (path: string, text: string): Promise<Import> => {
    const body = new TextEncoder().encode(text)
    const headers = {
      authorization: who.authorization,
      'content-length': `${body.length}`,
      'x-file-name': encodeURIComponent('花名册.csv'),
    }
    const { id } = await json<Import>(
      Promise.resolve(app.request(`/api/counties/529901/${path}`, { method: 'POST', headers, body }, env)),
    )
    return until(id, 'ready')
  }
  return {
    until,
    upload: (text: string) => send('imports', text),
    correct: (id: number, text: string) => send(`imports/${id}/workbook`, text),
    issues: (id: number, query = '') => json<IssueList>(who.get(`imports/${id}/issues${query}`)),
    fix: (id: number, ...fixes: object[]) => json<Answer>(who.put(`imports/${id}/fixes`, { fixes })),
    reread: async (id: number) => {
      await who.post(`imports/${id}/reread`)
      return until(id, 'ready')
    },
  }
}
