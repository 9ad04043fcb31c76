import type { Access } from '../shared/access.ts'
import type { AccountRow, MadeAccounts, NewAccount, RosterAccounts } from '../shared/account.ts'
import type { AuditEvent, AuditVerdict } from '../shared/audit.ts'
import type {
  Answer,
  Decide,
  DepartedRow,
  DiffRow,
  DuplicateRow,
  GoneRow,
  Receipt,
  VillageQuestion,
} from '../shared/difference.ts'
import type { CheckRow } from '../shared/finding.ts'
import type { Fix, IssueList, KeptFix, PendingFixes } from '../shared/fix.ts'
import type { Home } from '../shared/home.ts'
import type { HouseholdCard, HouseholdRow, PairingSpan } from '../shared/household.ts'
import type { Import, ImportLine } from '../shared/import.ts'
import type { Mapping, RememberedHeader, SheetChoice } from '../shared/mapping.ts'
import type { Page } from '../shared/page.ts'
import type { EndPairing } from '../shared/pairing.ts'
import type { PolicyAnswer, PolicyChange, PolicyPreview, PolicyStep } from '../shared/policychange.ts'
import type { Session } from '../shared/session.ts'
import type { Undo } from '../shared/undo.ts'
import type { KeptWorkbook } from '../shared/workbook.ts'
import { bulletins } from './bulletins.ts'
import { cadres } from './cadres.ts'
import { consistency } from './consistency.ts'
import { findings } from './findings.ts'
import { pairings } from './pairings.ts'
import { request, requestFile } from './request.ts'
import { rosters } from './rosters.ts'
import { rules } from './rules.ts'
import { withQuery } from './to.ts'
import { uploads } from './upload.ts'
import { villages } from './villages.ts'

/** What the installation says of itself; `signIns` only on a demo installation. */
export type Health = {
  ok: boolean
  version: string
  demo?: boolean
  signIns?: { username: string; name: string; roleName: string; password: string }[]
}
export type Area = {
  township: string
  villages: { name: string; code: string | null; households: number; cadres?: number }[]
}
export type Checks = { asOf: string; lastRunAt: string | null; policyVersion: number; checks: CheckRow[] }
export type CheckRun = { run: number; asOf: string; milliseconds: number }

export type Fixed = { fixes: { id: number; cells: number; leaves: string | null }[]; pending: PendingFixes }

export type ListQuery = Record<string, string | number | undefined>

/** The routes outside any county. */
export const api = {
  health: () => request<Health>('GET', '/health'),
  session: () => request<Session>('GET', '/api/session'),
}

export type CountyApi = ReturnType<typeof countyApi>

/** The routes of one county, by its six-digit code. */
export function countyApi(code: string) {
  const at = (path: string, query?: ListQuery) => withQuery(`/api/counties/${code}/${path}`, query)
  const get = <T>(path: string, query?: ListQuery) => request<T>('GET', at(path, query))
  const post = <T>(path: string, body: unknown = {}) => request<T>('POST', at(path), body)
  const put = <T>(path: string, body: unknown) => request<T>('PUT', at(path), body)
  const del = <T>(path: string) => request<T>('DELETE', at(path))
  const part = encodeURIComponent
  return {
    home: () => get<Home>('home'),
    areas: () => get<Area[]>('areas'),
    households: (query: ListQuery) => get<Page<HouseholdRow>>('households', query),
    household: (no: string) => get<HouseholdCard>(`households/${part(no)}`),
    ...cadres(at),
    endPairing: (id: number, end: EndPairing) =>
      post<{ at: string; ended: PairingSpan; successor: PairingSpan | null }>(`pairings/${id}/end`, end),
    ...pairings(at),
    ...consistency(at),
    ...rules(at),
    checks: () => get<Checks>('checks'),
    runChecks: () => post<CheckRun>('checks/run'),
    ...findings(at),
    ...bulletins(at),
    policy: () => get<PolicyAnswer>('policy'),
    policySteps: (query: ListQuery) => get<Page<PolicyStep>>('policy/versions', query),
    previewPolicy: (change: PolicyChange) => post<PolicyPreview>('policy/preview', change),
    setPolicy: (change: PolicyChange) => put<PolicyAnswer>('policy', change),
    imports: (query: ListQuery) => get<Page<ImportLine>>('imports', query),
    importNarrowings: () => get<{ people: string[]; kinds: string[] }>('imports/narrowings'),
    import: (id: number) => get<Import>(`imports/${id}`),
    ...uploads(at),
    ...rosters(at),
    ...villages(at),
    issues: (id: number, query: ListQuery) => get<IssueList>(`imports/${id}/issues`, query),
    fixes: (id: number, query: ListQuery) => get<Page<KeptFix>>(`imports/${id}/fixes`, query),
    fix: (id: number, fixes: Fix[]) => put<Fixed>(`imports/${id}/fixes`, { fixes }),
    takeBackFix: (id: number, fix: number) => del<{ pending: PendingFixes }>(`imports/${id}/fixes/${fix}`),
    rereadImport: (id: number) => post<Import>(`imports/${id}/reread`),
    problemsWorkbook: (id: number, progress: (come: number) => void) =>
      requestFile(at(`imports/${id}/problems`), {}, progress),
    workbooks: (id: number) => get<KeptWorkbook[]>(`imports/${id}/workbooks`),
    rawWorkbook: (id: number, asked: { reason: string; n: number | null }, progress: (come: number) => void) =>
      requestFile(at(`imports/${id}/download`), asked, progress),
    mapping: (id: number) => get<Mapping>(`imports/${id}/mapping`),
    choose: (id: number, choices: SheetChoice[]) => request<Import>('PUT', at(`imports/${id}/choices`), { choices }),
    headerMemory: () => get<RememberedHeader[]>('header-memory'),
    forgetHeader: (signature: string) => request<unknown>('DELETE', at(`header-memory/${part(signature)}`)),
    diff: (id: number, query: ListQuery) => get<Page<DiffRow>>(`imports/${id}/diff`, query),
    duplicates: (id: number, query: ListQuery) => get<Page<DuplicateRow>>(`imports/${id}/duplicates`, query),
    gone: (id: number, query: ListQuery) =>
      get<{ rows: Page<GoneRow>; counts: Receipt['gone'] }>(`imports/${id}/gone`, query),
    decideGone: (id: number, order: Decide) => request<{ decided: number }>('PUT', at(`imports/${id}/gone`), order),
    submitImport: (id: number) => post<Import>(`imports/${id}/submit`),
    returnImport: (id: number, reason: string) => post<Import>(`imports/${id}/return`, { reason }),
    receipt: (id: number) => get<Receipt>(`imports/${id}/receipt`),
    questions: (query: ListQuery) => get<Page<VillageQuestion>>('questions', query),
    answerQuestion: (id: number, answer: Answer) => post<unknown>(`questions/${id}/answer`, answer),
    departed: (query: ListQuery) => get<Page<DepartedRow>>('departed', query),
    bringBack: (id: number) => post<unknown>(`departed/${id}/back`),
    commitImport: (id: number) => post<Import>(`imports/${id}/commit`),
    retryImport: (id: number) => post<Import>(`imports/${id}/retry`),
    undo: (id: number, query: ListQuery) => get<Undo>(`imports/${id}/undo`, query),
    undoImport: (id: number, reason: string) => post<Import>(`imports/${id}/undo`, { reason }),
    cancelImport: (id: number) => post<Import>(`imports/${id}/cancel`),
    access: () => get<Access>('access'),
    accounts: (query: ListQuery) => get<Page<AccountRow>>('accounts', query),
    makeAccounts: (accounts: NewAccount[]) => post<MadeAccounts>('accounts', { accounts }),
    makeFromCadres: (batch: { unit?: string; township?: string; after?: string; limit: number }) =>
      post<RosterAccounts>('accounts/from-cadres', batch),
    disableAccount: (id: string) => post<unknown>(`accounts/${part(id)}/disable`),
    enableAccount: (id: string) => post<unknown>(`accounts/${part(id)}/enable`),
    resetPassword: (id: string) => post<{ password: string }>(`accounts/${part(id)}/reset-password`),
    signOutAccount: (id: string) => post<unknown>(`accounts/${part(id)}/sign-out`),
    trail: (of: 'data' | 'accounts', query: ListQuery) =>
      get<Page<AuditEvent>>(of === 'accounts' ? 'audit/accounts' : 'audit', query),
    verifyTrail: () => get<AuditVerdict>('audit/verify'),
    unmask: (kind: 'household' | 'person' | 'cadre', key: string, reason: string) =>
      post<{ values: { name: string; value: string }[] }>('unmask', { kind, key, reason }),
  }
}
