import type { Consistency, Disagreement } from '../shared/consistency.ts'
import type { Page } from '../shared/page.ts'
import type { ListQuery } from './api.ts'
import { request, requestFile } from './request.ts'

/** How a county's ledgers agree; `at` makes addresses. */
export function consistency(at: (path: string, query?: ListQuery) => string) {
  return {
    consistency: (query: ListQuery) => request<Consistency>('GET', at('consistency', query)),
    disagreements: (query: ListQuery) => request<Page<Disagreement>>('GET', at('consistency/rows', query)),
    disagreementWorkbook: (query: ListQuery, progress: (come: number) => void) =>
      requestFile(at('consistency/workbook', query), undefined, progress),
  }
}
