import type { CadreEdit, CadrePage, CadreReturn, CadreRow, NewCadre } from '../shared/cadre.ts'
import type { Changed } from '../shared/change.ts'
import type { DeclareKinship, Kinship } from '../shared/kinship.ts'
import type { AcceptanceAnswer, AcceptanceRow, HandOver, HandoverPlan, Leave } from '../shared/leave.ts'
import type { Page } from '../shared/page.ts'
import type { ListQuery } from './api.ts'
import { request } from './request.ts'

/** The cadres of one county: the roster, kinship, leaving and taking over; `at` makes addresses. */
export function cadres(at: (path: string, query?: ListQuery) => string) {
  const get = <T>(path: string, query?: ListQuery) => request<T>('GET', at(path, query))
  const post = <T>(path: string, body: unknown) => request<T>('POST', at(path), body)
  const of = (key: string) => `cadres/${encodeURIComponent(key)}`
  return {
    cadres: (query: ListQuery) => get<Page<CadreRow>>('cadres', query),
    cadre: (key: string) => get<CadrePage>(of(key)),
    addCadre: (order: NewCadre) => post<CadrePage>('cadres', order),
    editCadre: (key: string, order: CadreEdit) => request<CadrePage>('PUT', at(of(key)), order),
    returnCadre: (key: string, order: CadreReturn) => post<CadrePage>(`${of(key)}/return`, order),
    handover: (key: string, query: ListQuery) => get<HandoverPlan>(`${of(key)}/handover`, query),
    leave: (key: string, order: Leave) => post<Changed>(`${of(key)}/leave`, order),
    handOver: (key: string, order: HandOver) => post<Changed>(`${of(key)}/handover`, order),
    kinships: (query: ListQuery) => get<Page<Kinship>>('kinships', query),
    declareKinship: (order: DeclareKinship) => post<Kinship>('kinships', order),
    withdrawKinship: (id: number, reason: string) => post<Kinship>(`kinships/${id}/withdraw`, { reason }),
    acceptances: (query: ListQuery) => get<Page<AcceptanceRow>>('acceptances', query),
    answerAcceptance: (id: number, answer: AcceptanceAnswer) =>
      post<AcceptanceRow>(`pairings/${id}/acceptance`, answer),
  }
}
