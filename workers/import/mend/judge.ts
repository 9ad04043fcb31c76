/** What fixes come to before they are kept: which cell each means, what it said, what its field's reader makes of the new word. */
import type { D1Database } from '@cloudflare/workers-types'
import type { Fix } from '../../../shared/fix.ts'
import type { ImportSummary, Issue } from '../../../shared/import.ts'
import type { CountyDatabase } from '../../db/county.ts'
import { Problem } from '../../http/problem.ts'
import type { ImportRow } from '../store.ts'
import { columnAt, keptWords, remaining, sheetNamed, shownElsewhere } from './column.ts'
import type { Touched } from './marks.ts'

/** A fix as it will be kept. */
export type Kept = Touched & { header: string | null; value: string; cells: number; leaves: string | null }

export async function judged(county: CountyDatabase, row: ImportRow, fixes: Fix[]): Promise<Kept[]> {
  const summary = JSON.parse(row.summary as string) as ImportSummary
  const { sealer, code } = county
  const sheets = fixes.map((fix) => sheetNamed(summary, fix.sheet, sealer))
  const issues = await issuesOf(
    county.db,
    row.id,
    fixes,
    sheets.map((sheet) => sheet?.name ?? ''),
  )
  return fixes.map(({ row: at_row, at, value, all }, i) => {
    const own = issues.filter((issue) => issue.k === i)
    const [first] = own
    if (first === undefined) throw new Problem('conflict', '这一格已经没有问题，或者已经重新读取过。请刷新页面。')
    const column = columnAt(sheets[i], { row: at_row, at, field: first.field }, { sealer, county: code })
    if (column === null) throw new Problem('conflict', '这一列没有对应的项目。请先在“识别到的表”里指定它是什么。')
    const codes = own.map((issue) => issue.code)
    const was = own.find((issue) => !shownElsewhere.includes(issue.code))?.value ?? ''
    if (all && was === '') throw new Problem('invalid', '空白的格请逐格填写：整列空白不一定都是同一个意思。')
    const leaves = remaining(column, value, codes)
    return {
      sheet: sheets[i]!.name,
      at,
      row: all ? 0 : at_row,
      was,
      header: first.header,
      value: keptWords(column, value),
      cells: all ? first.same : 1,
      leaves,
    }
  })
}

type Asked = Pick<Issue, 'code' | 'field' | 'header' | 'value'> & { k: number; same: number }

/** Of each fix the issues its cell has, and how many cells of the column say the same. */
async function issuesOf(db: D1Database, id: number, fixes: Fix[], sheets: string[]): Promise<Asked[]> {
  const asked = fixes.map(({ row, at, all }, i) => [sheets[i], row, at, all ? 1 : 0])
  const { results } = await db
    .prepare(
      `SELECT j.key AS k, i.code, i.field, i.header, i.value,
         CASE WHEN j.value ->> 3 THEN (SELECT count(DISTINCT s.n) FROM import_issue AS s INDEXED BY import_issue_same
           WHERE s.import_id = ?1 AND s.sheet = i.sheet AND s.at = i.at AND s.value = i.value AND s.code = i.code) ELSE 1 END AS same
       FROM json_each(?2) AS j CROSS JOIN import_issue AS i INDEXED BY import_issue_cell
         ON i.import_id = ?1 AND i.sheet = j.value ->> 0 AND i.row = j.value ->> 1 AND i.at = j.value ->> 2
       ORDER BY k, i.n`,
    )
    .bind(id, JSON.stringify(asked))
    .all<Asked>()
  return results
}
