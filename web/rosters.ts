import type { FillOrder, Rosters, Template, TemplateChoice } from '../shared/template.ts'
import { request, requestFile, sendBytes } from './request.ts'

/** Rosters and templates of one county; `at` makes addresses. */
export function rosters(at: (path: string) => string) {
  type Progress = (come: number) => void
  return {
    rosters: () => request<Rosters>('GET', at('rosters')),
    roster: (layout: string, order: FillOrder, progress: Progress) =>
      requestFile(at(`rosters/${layout}`), order, progress),
    uploadTemplate: (file: File, progress: Progress) =>
      sendBytes<Template>('POST', at('templates'), file, { name: file.name, progress }),
    chooseTemplate: (id: number, choice: TemplateChoice) => request<Template>('PUT', at(`templates/${id}`), choice),
    dropTemplate: (id: number) => request<void>('DELETE', at(`templates/${id}`)),
    fillTemplate: (id: number, order: FillOrder, progress: Progress) =>
      requestFile(at(`templates/${id}/fill`), order, progress),
  }
}
