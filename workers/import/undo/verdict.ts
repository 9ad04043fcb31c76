/** What becomes of one record when an import is taken back: decided here, written in write.ts. */
import type { Entity } from '../../../shared/import.ts'
import type { UndoWhy, Verdict } from '../../../shared/undo.ts'
import { type Fields, type Mended, type Word, without, wrote } from './record.ts'

export interface UndoneRecord {
  key: string
  /** As ledgers have it; null where the register has none, or only found it itself. */
  current: Fields
  /** Of the import and of later ones still in force, in the order of commit. */
  words: Word[]
  inRegister: boolean
  /** Where it is kept since it left; null: in its table. */
  departedId: number | null
  edited: boolean
  /** Why it stays even though nobody else's ledger names it. */
  needed: UndoWhy | null
}

export interface Judged {
  key: string
  /** The import's staged rows that speak of it. */
  rows: number[]
  verdict: Verdict
  why: UndoWhy | null
  /** undefined: stays as it is · null: goes. */
  fields?: Fields
  /** Of a record that has left since: what its `fields` were. */
  departed?: { id: number; was: Fields }
  mended: Mended[]
}

export function judged(importId: number, entity: Entity, record: UndoneRecord): Judged {
  const { key, current, words, edited, needed, departedId } = record
  const own = words.filter((word) => word.importId === importId)
  const rows = own.map(({ n }) => n)
  const stays = (verdict: Verdict, why: UndoWhy | null): Judged => ({ key, rows, verdict, why, mended: [] })
  const written = own.some(wrote)
  if (!written) return stays('nothing', null)
  if (!record.inRegister) return stays('failed', 'missing')
  if (edited) return stays('kept', 'edited')
  const { fields, mended } = without(importId, entity, current, words)
  if (fields === null && needed !== null) return stays('kept', needed)
  const made = own.some(({ state }) => state === 'new')
  const why = made && fields !== null ? 'later' : null
  const departed = departedId === null ? undefined : { id: departedId, was: current }
  return { key, rows, verdict: 'reversed', why, fields, departed, mended }
}
