/** A second person's yes (第二人确认), where the county's policy asks for it: whoever had a hand in an import does not confirm it. */
import type { D1Database } from '@cloudflare/workers-types'
import { dayOf } from '../../shared/day.ts'
import { policyOn } from '../db/policy.ts'
import { Problem } from '../http/problem.ts'
import type { ImportRow } from './store.ts'

const hands = `'import.upload', 'import.continue', 'import.map', 'import.mend', 'import.decide', 'import.submit'`

/** Everybody who brought the workbook or decided something of it, as the trail says. */
async function firstPersons(db: D1Database, row: ImportRow): Promise<Set<string>> {
  const { results } = await db
    .prepare(
      `SELECT actor FROM audit_event WHERE subject = ?2 AND action IN (${hands})
       UNION SELECT uploaded_by FROM earlier_workbook WHERE import_id = ?1 ORDER BY 1`,
    )
    .bind(row.id, String(row.id))
    .all<{ actor: string }>()
  return new Set([row.uploaded_by, ...results.map(({ actor }) => actor)])
}

/** Throws unless `actor` may say yes to it now. */
export async function mayConfirm(db: D1Database, row: ImportRow, actor: string, at: Date): Promise<void> {
  if (row.state !== 'ready' && row.state !== 'submitted') return
  const { document } = await policyOn(db, dayOf(at))
  if (!document.imports.secondPerson) return
  if (row.state === 'ready') {
    throw new Problem('conflict', '本县规定导入须由第二人确认。请先点“提请确认”，再请另一位有入库权限的人确认。')
  }
  await mustBeSecond(db, row, actor)
}

/** Throws where `actor` is one of those whose work is to be looked at. */
async function mustBeSecond(db: D1Database, row: ImportRow, actor: string): Promise<void> {
  const first = await firstPersons(db, row)
  if (!first.has(actor)) return
  throw new Problem(
    'conflict',
    '这次导入由您上传、更正或处置过，须由另一个人确认。请联系另一位有入库权限的人；上传、更正和处置过的都不算第二人。',
  )
}
