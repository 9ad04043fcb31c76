import type { CompletenessRow, CompletenessSum, NextVisit } from '../shared/completeness.ts'
import type { Page } from '../shared/page.ts'
import type { Stability } from '../shared/stability.ts'
import type { PostOrder, UnitRow, VillagePage, VillageRow } from '../shared/village.ts'
import type { ListQuery } from './api.ts'
import { request } from './request.ts'

/** Villages, units and how pairings stand, of one county; `at` makes addresses. */
export function villages(at: (path: string, query?: ListQuery) => string) {
  const part = encodeURIComponent
  const get = <T>(path: string, query?: ListQuery) => request<T>('GET', at(path, query))
  return {
    villages: (query: ListQuery) => get<Page<VillageRow>>('villages', query),
    village: (key: string) => get<VillagePage>(`villages/${part(key)}`),
    setPost: (key: string, order: PostOrder) => request<VillagePage>('PUT', at(`villages/${part(key)}/posts`), order),
    units: (query: ListQuery) => get<Page<UnitRow>>('units', query),
    completeness: (query: ListQuery) => get<Page<CompletenessRow>>('pairings/completeness', query),
    completenessSums: (township?: string) => get<CompletenessSum[]>('pairings/completeness/sums', { township }),
    planVisits: (order: NextVisit) => request<{ planned: number }>('PUT', at('pairings/next-visit'), order),
    stability: (township?: string) => get<Stability>('pairings/stability', { township }),
  }
}
