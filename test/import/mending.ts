import type { IssueList, PendingFixes } from '../../shared/fix.ts'
import type { signedIn } from '../signed-in.ts'
import { sent, until } from './sent.ts'

type Officer = Awaited<ReturnType<typeof signedIn>>
export type Answer = { fixes: { id: number; cells: number; leaves: string | null }[]; pending: PendingFixes }
export const json = async <T>(answer: Response | Promise<Response>) => (await (await answer).json()) as T

/** An import as an officer sends it, reads its problems and mends them. */
export function mending(who: Officer) {
  const send = async (path: string, text: string) => until(who, (await sent(who, text, { path })).id, 'ready')
  return {
    until: (id: number, state: string) => until(who, id, state),
    upload: (text: string) => send('imports', text),
    correct: (id: number, text: string) => send(`imports/${id}/workbook`, text),
    issues: (id: number, query = '') => json<IssueList>(who.get(`imports/${id}/issues${query}`)),
    fix: (id: number, ...fixes: object[]) => json<Answer>(who.put(`imports/${id}/fixes`, { fixes })),
    reread: async (id: number) => {
      await who.post(`imports/${id}/reread`)
      return until(who, id, 'ready')
    },
  }
}
