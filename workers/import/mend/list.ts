/** What the problems page is answered: columns and sorts with their counts, and a page of rows. */
import type { IssueList } from '../../../shared/fix.ts'
import type { ImportSummary, Issue } from '../../../shared/import.ts'
import type { CountyDatabase } from '../../db/county.ts'
import { theImport } from '../store.ts'
import { columnAt, sheetNamed } from './column.ts'
import { columnProblems, type IssueFilter, issueSorts, spanOf } from './groups.ts'
import { countedIssues, issuePage, type Listed } from './issues.ts'

export interface IssuesAsked {
  code?: string
  header?: string
  sheet?: string
  at?: number
  level?: Issue['level']
  open?: '1'
  after?: number
  before?: number
  size: number
}

export async function issueList(county: CountyDatabase, id: number, asked: IssuesAsked): Promise<IssueList> {
  const { db, sealer, code } = county
  const [row, { counted, held, pending }] = await Promise.all([theImport(db, id), countedIssues(db, id)])
  const summary: ImportSummary =
    row.summary === null
      ? { sheets: [], counts: {}, issues: { errors: 0, notices: 0, held: 0 } }
      : JSON.parse(row.summary)
  const filter = filterOf(asked, (name) => sheetNamed(summary, name, sealer)?.name ?? name)
  const span = spanOf(counted, filter)
  const { rows, ...page } = await issuePage(db, id, { filter, span, cursor: asked })
  const choices = ({ sheet, row, at, field }: Listed) => {
    if (row === null || at === null) return null
    const of = summary.sheets.find(({ name }) => name === sheet)
    return columnAt(of, { row, at, field }, { sealer, county: code })?.reader.choices ?? null
  }
  const columns = columnProblems(counted, summary.sheets)
  return {
    columns,
    groups: issueSorts(counted, columns),
    sheets: [...new Set(counted.map(({ sheet }) => sheet))],
    held,
    pending,
    rows: { ...page, rows: rows.map((one) => ({ ...one, choices: choices(one) })) },
  }
}

function filterOf(
  { code, header, sheet, at, level, open }: IssuesAsked,
  nameOf: (shown: string) => string,
): IssueFilter {
  return {
    ...(code === undefined ? {} : { code }),
    ...(header === undefined ? {} : { header: header === '' ? null : header }),
    ...(sheet === undefined ? {} : { sheet: nameOf(sheet) }),
    ...(at === undefined ? {} : { at }),
    ...(level === undefined ? {} : { level }),
    ...(open === undefined ? {} : { open: true }),
  }
}
