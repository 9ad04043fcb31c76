import type { Finding, FindingPage } from '../shared/finding.ts'
import type {
  AnswerOrder,
  Assignee,
  AssignOrder,
  Evidence,
  FindingIds,
  Handled,
  HandlingCounts,
  RecallOrder,
  VerifyOrder,
} from '../shared/handling.ts'
import type { Page } from '../shared/page.ts'
import type { ListQuery } from './api.ts'
import { request, requestFile, sendBytes } from './request.ts'

/** Findings of one county and how they are handled; `at` makes addresses. */
export function findings(at: (path: string, query?: ListQuery) => string) {
  const order = (name: string) => (body: unknown) => request<Handled>('POST', at(`findings/${name}`), body)
  return {
    findings: (query: ListQuery) => request<Page<Finding>>('GET', at('findings', query)),
    finding: (id: number) => request<FindingPage>('GET', at(`findings/${id}`)),
    findingCounts: () => request<HandlingCounts>('GET', at('findings/counts')),
    /** The findings of a whole list, as far as one order reaches. */
    findingIds: (query: ListQuery) => request<FindingIds>('GET', at('findings/ids', query)),
    assignees: (query: ListQuery) => request<Assignee[]>('GET', at('findings/assignees', query)),
    assignFindings: order('assign') as (body: AssignOrder) => Promise<Handled>,
    answerFindings: order('answer') as (body: AnswerOrder) => Promise<Handled>,
    verifyFindings: order('verify') as (body: VerifyOrder) => Promise<Handled>,
    recallFindings: order('recall') as (body: RecallOrder) => Promise<Handled>,
    sendEvidence: (file: File, progress: (sent: number) => void) =>
      sendBytes<Evidence>('POST', at('findings/evidence'), file, { name: file.name, progress }),
    /** Where a piece of evidence is fetched from. */
    evidenceAt: (id: number) => at(`findings/evidence/${id}`),
    findingsWorkbook: (query: ListQuery, progress: (come: number) => void) =>
      requestFile(at('findings/workbook', query), undefined, progress),
  }
}
