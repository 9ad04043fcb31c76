import type { Bulletin, BulletinLine } from '../shared/bulletin.ts'
import type { Pictures } from '../shared/picture.ts'
import type { ListQuery } from './api.ts'
import { request, requestFile } from './request.ts'

/** Pictures of one county over time, and its bulletins; `at` makes addresses. */
export function bulletins(at: (path: string, query?: ListQuery) => string) {
  return {
    pictures: (days: string) => request<Pictures>('GET', at('home/pictures', { days })),
    bulletins: () => request<BulletinLine[]>('GET', at('bulletins')),
    bulletin: (period: string, township?: string) =>
      request<Bulletin>('GET', at(`bulletins/${encodeURIComponent(period)}`, { township })),
    issueBulletin: (period: string, remark: string) =>
      request<Bulletin>('POST', at(`bulletins/${encodeURIComponent(period)}/issue`), { remark }),
    bulletinWorkbook: (period: string, township: string | undefined, progress: (come: number) => void) =>
      requestFile(at(`bulletins/${encodeURIComponent(period)}/workbook`, { township }), undefined, progress),
  }
}
