/** What the county remembers of headers (表头记忆): kept when an import is committed, used when the next workbook is read. D1 only. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { ImportSummary } from '../../../shared/import.ts'
import type { RememberedChoice, RememberedHeader, SheetChoice } from '../../../shared/mapping.ts'
import type { RecognisedSheet, RecognisedTable } from '../../../shared/recognised.ts'
import { type AuditedCounty, guarded } from '../../db/audit.ts'
import { Problem } from '../../http/problem.ts'
import { ledgerKinds } from '../catalogue.ts'
import type { Decided } from '../recognise/choice.ts'
import { comparable, signatureOf } from '../recognise/signature.ts'
import type { ImportRow } from '../store.ts'

type MemoryRow = {
  signature: string
  headers: string
  choice: string
  chosen_by: string
  chosen_at: string
  used_at: string | null
}

/** What people have decided of this import, and of workbooks like it. */
export async function decidedFor(db: D1Database, { choices }: Pick<ImportRow, 'choices'>): Promise<Decided> {
  const { results } = await db
    .prepare('SELECT signature, choice FROM header_memory ORDER BY signature')
    .all<Pick<MemoryRow, 'signature' | 'choice'>>()
  const memory = results.map(({ signature, choice }) => [signature, JSON.parse(choice) as RememberedChoice] as const)
  return { choices: choices === null ? [] : JSON.parse(choices), memory: new Map(memory) }
}

/** Notes when remembered headers were used last. */
export function noteUsed(db: D1Database, sheets: RecognisedSheet[], at: Date): D1PreparedStatement {
  const used = sheets.flatMap(({ tables }) => tables.filter(({ origin }) => origin === 'remembered').map(signature))
  return db
    .prepare('UPDATE header_memory SET used_at = ?2 WHERE signature IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(used), at.toISOString())
}

/**
 * For the batch that finishes a commit: choices that differ from what is recognised are remembered, under their header; one that
 * is back to what is recognised takes what was remembered of the header away.
 */
export function remember(db: D1Database, row: ImportRow): D1PreparedStatement[] {
  if (row.choices === null || row.summary === null) return []
  const choices = JSON.parse(row.choices) as SheetChoice[]
  const spoken = (JSON.parse(row.summary) as ImportSummary).sheets.flatMap(({ name, tables }) => {
    const choice = choices.find(({ sheet, leftOut }) => sheet === name && leftOut === null)
    // A header is known by all its columns: tables side by side are chosen anew each time.
    const whole = tables.filter(({ span }) => span === undefined)
    return whole.flatMap((table) => {
      const chosen = choice?.tables.find(({ headerRows: [first, last] }) => {
        return first <= table.headerRows[0] && table.headerRows[1] <= last
      })
      return chosen === undefined ? [] : [{ table, unit: chosen.unit }]
    })
  })
  const kept = spoken.flatMap(({ table, unit }) => (table.origin === 'chosen' ? [memoryOf(table, unit)] : []))
  const dropped = spoken.flatMap(({ table }) => (table.origin === 'recognised' ? [signature(table)] : []))
  return [
    db.prepare(keeping).bind(JSON.stringify(kept), row.chosen_by ?? row.uploaded_by, row.chosen_at ?? row.uploaded_at),
    db
      .prepare('DELETE FROM header_memory WHERE signature IN (SELECT value FROM json_each(?1))')
      .bind(JSON.stringify(dropped)),
  ]
}

const keeping = `
  INSERT INTO header_memory (signature, headers, choice, chosen_by, chosen_at)
  SELECT value ->> 'signature', value ->> 'headers', value ->> 'choice', ?2, ?3 FROM json_each(?1) WHERE true
  ON CONFLICT (signature) DO UPDATE SET headers = excluded.headers, choice = excluded.choice,
    chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at, used_at = NULL`

const signature = ({ columns }: RecognisedTable) => signatureOf(columns.map(({ header }) => header))

function memoryOf(table: RecognisedTable, unit: RememberedChoice['unit']) {
  const [first, last] = table.headerRows
  const columns = table.columns
    .filter(({ origin, header }) => origin === 'chosen' && comparable(header) !== '')
    .map(({ header, field }) => ({ header: comparable(header), field }))
  const choice: RememberedChoice = { kind: table.kind, rows: last - first + 1, columns, unit }
  const headers = table.columns.map(({ header }) => header).filter((header) => header !== '')
  return { signature: signature(table), headers, choice }
}

/** Used last first. */
export async function listMemory(db: D1Database): Promise<RememberedHeader[]> {
  const { results } = await db
    .prepare(`SELECT * FROM header_memory ORDER BY coalesce(used_at, chosen_at) DESC, signature`)
    .all<MemoryRow>()
  return results.map((row) => {
    const choice = JSON.parse(row.choice) as RememberedChoice
    const kind = ledgerKinds.find(({ id }) => id === choice.kind)
    const titles = new Map(kind?.fields.map(({ name, title }) => [name, title]))
    const headers = JSON.parse(row.headers) as string[]
    const written = new Map(headers.map((header) => [comparable(header), header]))
    return {
      signature: row.signature,
      headers,
      kindName: kind?.name ?? choice.kind,
      columns: choice.columns.map(({ header, field }) => {
        return {
          header: written.get(header) ?? header,
          fieldName: field === null ? null : (titles.get(field) ?? field),
        }
      }),
      unit: choice.unit,
      chosenBy: row.chosen_by,
      chosenAt: row.chosen_at,
      usedAt: row.used_at,
    }
  })
}

/** Forgets a header; one forgotten already is not there. */
export async function forget(county: AuditedCounty, hand: { signature: string; actor: string; at: Date }) {
  const { db } = county
  const row = await db
    .prepare('SELECT headers FROM header_memory WHERE signature = ?1')
    .bind(hand.signature)
    .first<Pick<MemoryRow, 'headers'>>()
  const noSuch = () => new Problem('not-found', '没有记住这个表头，可能已经忘掉了。请刷新页面。')
  if (row === null) throw noSuch()
  const detail = { headers: JSON.parse(row.headers) as string[] }
  const deed = { at: hand.at, actor: hand.actor, action: 'header.forget', subject: hand.signature.slice(0, 12), detail }
  const statements = [
    // Where somebody else has just forgotten it, the table refuses a row without headers.
    db
      .prepare(
        `INSERT INTO header_memory (signature, headers, choice, chosen_by, chosen_at)
         SELECT ?1, NULL, '', '', '' WHERE NOT EXISTS (SELECT 1 FROM header_memory WHERE signature = ?1)`,
      )
      .bind(hand.signature),
    db.prepare('DELETE FROM header_memory WHERE signature = ?1').bind(hand.signature),
  ]
  await guarded(county, deed, statements, 'header_memory.headers', noSuch)
}
