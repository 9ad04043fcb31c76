/** Orders (处置): what a person decides about an import that waits; each moves it on, is on the trail, or is refused. */
import type { D1PreparedStatement } from '@cloudflare/workers-types'
import type { ImportState } from '../../shared/importstate.ts'
import { type AuditedCounty, guarded } from '../db/audit.ts'
import { Problem } from '../http/problem.ts'
import { forgetGone } from './difference/gone.ts'
import { mayConfirm } from './secondperson.ts'
import { forgetValues, type ImportRow, theImport } from './store.ts'
import { versionsOf } from './versions.ts'

type Order = 'submit' | 'return' | 'commit' | 'retry' | 'cancel'
type Hand = { id: number; actor: string; at: Date; reason?: string }

const refusals: Record<Order, string> = {
  submit: '只有“待确认”的导入才能提请确认。',
  return: '只有“待第二人确认”的导入才能退回。',
  commit: '只有“待确认”的导入才能入库。',
  retry: '只有出错的导入才能重试。',
  cancel: '这次导入已经入库或正在入库，不能取消。',
}

/** The import as it is then. */
export async function carryOut(county: AuditedCounty, order: Order, hand: Hand): Promise<ImportRow> {
  const { id, actor, at, reason } = hand
  const row = await theImport(county.db, id)
  if (order === 'commit') await mayConfirm(county.db, row, actor, at)
  const deed = {
    at,
    actor,
    action: `import.${order}`,
    subject: String(id),
    detail: { ...detailOf(order, row), reason },
  }
  const refused = () => new Problem('conflict', refusalOf(order, row))
  const all = await statements(county, order, hand, row)
  const [moved] = await guarded<ImportRow>(county, deed, all, 'import.state', refused)
  return moved!.results[0]!
}

function refusalOf(order: Order, row: ImportRow): string {
  if ((order === 'commit' || order === 'submit') && row.state === 'ready')
    return `有 ${row.fixes_pending} 处更正还没有应用。请先在“问题”里点“应用”，重新读取后看过结果再入库。`
  if (order === 'cancel' && row.state === 'failed')
    return '这次导入已经写入了一部分，不能取消。请点“接着做完”，入库后可以撤销。'
  return refusals[order]
}

function detailOf(order: Order, row: ImportRow): Record<string, unknown> {
  const file = { fileName: row.file_name, sha256: row.sha256 }
  return order === 'commit' ? { ...file, counts: JSON.parse(row.summary ?? '{}').counts } : file
}

async function statements(
  { db }: AuditedCounty,
  order: Order,
  { id, actor, at, reason }: Hand,
  seen: ImportRow,
): Promise<D1PreparedStatement[]> {
  switch (order) {
    case 'submit':
      return [
        db
          .prepare(
            moving(
              ['ready'],
              `'submitted'`,
              'submitted_by = ?2, submitted_at = ?3, returned = NULL',
              'fixes_pending = 0',
            ),
          )
          .bind(id, actor, at.toISOString()),
      ]
    case 'return':
      return [
        db
          .prepare(moving(['submitted'], `'ready'`, 'submitted_by = NULL, submitted_at = NULL, returned = ?2'))
          .bind(id, JSON.stringify({ by: actor, at: at.toISOString(), reason })),
      ]
    case 'commit':
      return [
        db
          .prepare(moving([seen.state], `'committing'`, confirming, asked))
          .bind(id, actor, JSON.stringify(await versionsOf(db, at)), seen.submitted_at),
      ]
    case 'retry':
      return [db.prepare(moving(['failed'], back, 'refused = NULL')).bind(id)]
    case 'cancel':
      return [
        db
          .prepare(
            moving(
              ['uploaded', 'reading', 'ready', 'submitted', 'failed'],
              `'cancelled'`,
              'beat_at = NULL',
              'commit_no IS NULL',
            ),
          )
          .bind(id),
        db.prepare('DELETE FROM staged WHERE import_id = ?1').bind(id),
        db.prepare('DELETE FROM import_fix WHERE import_id = ?1').bind(id),
        ...forgetGone(db, id),
        forgetValues(db, id),
      ]
  }
}

/** What somebody says yes to: a commit that would do something else asks again. */
const confirming = `committed_by = ?2, versions = ?3, refused = NULL, confirmed = summary -> '$.counts'`

/** What `mayConfirm` looked at: not what somebody sent back, changed and submitted again meanwhile. */
const asked = `state IN ('ready', 'submitted') AND fixes_pending = 0 AND submitted_at IS ?4`

/** To where it was: out of the register or into it if somebody had said so, else to reading. */
const back = `CASE WHEN undone_by IS NOT NULL THEN 'undoing' WHEN committed_by IS NULL THEN 'uploaded' ELSE 'committing' END`

/** From any other state, or without its condition, the new one is NULL, which the table refuses. */
function moving(from: ImportState[], to: string, also: string, only = 'true'): string {
  const states = from.map((state) => `'${state}'`).join(', ')
  return `UPDATE import SET state = CASE WHEN state IN (${states}) AND ${only} THEN ${to} END, ${also} WHERE id = ?1 RETURNING *`
}
