import type { Board } from '../shared/board.ts'
import type { Changed, ChangeOrder, ChangeVerdict, Withdraw, Withdrawn } from '../shared/change.ts'
import type { Page } from '../shared/page.ts'
import type { Candidate, Proposal, ProposalOrder } from '../shared/proposal.ts'
import type { ListQuery } from './api.ts'
import { request } from './request.ts'

/** Pairing in one county; `at` makes addresses. */
export function pairings(at: (path: string, query?: ListQuery) => string) {
  return {
    board: () => request<Board>('GET', at('pairings/board')),
    candidates: (query: ListQuery) => request<Page<Candidate>>('GET', at('pairings/candidates', query)),
    /** Whether each change may be made; nothing is written. */
    verdicts: (order: ChangeOrder) => request<ChangeVerdict[]>('POST', at('pairings/verdicts'), order),
    change: (order: ChangeOrder) => request<Changed>('POST', at('pairings/changes'), order),
    /** Why an ended pairing ended, written afterwards. */
    endReason: (id: number, reason: string) => request<unknown>('PUT', at(`pairings/${id}/reason`), { reason }),
    withdraw: (order: Withdraw) => request<Withdrawn>('POST', at('pairings/withdraw'), order),
    proposal: (order: Partial<ProposalOrder>) => request<Proposal>('POST', at('pairings/proposal'), order),
  }
}
