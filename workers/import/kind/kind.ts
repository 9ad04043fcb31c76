/**
 * A ledger kind (台账类型): everything Jiedui knows of one sort of ledger, in one file of catalogue/. Fields say which headers they
 * answer to and how a cell is read; `records` say which tables a row feeds and what names the record there (its natural key).
 */
import type { Entity } from '../../../shared/import.ts'
import { readers } from './field.ts'
import type { FieldReader, Value } from './fieldreader.ts'

export interface Field {
  /** Unique in the kind; also the column's name. `person.phone` is the column `phone` of person where another table has one too. */
  name: string
  /** The field's own word, shown in pages. */
  title: string
  /** Header spellings seen (LAYOUTS.md §1), compared exactly once header.ts has normalised both. `组/列` names a leaf under a group. */
  headers: string[]
  reader: FieldReader
  /** The reader's name, with its word: `code:cause`. */
  reads: string
  /** Headers met twice in one row: this field only answers to the right of that one (联系电话 after 帮扶人). */
  after?: string
  /** No table has a column for it: it stays with the record in `extra`, under this field's own word. */
  kept: boolean
  /** In a group of rows (one household, many members) the cell is written once: blank rows below take it. */
  group: boolean
}

/**
 * Fields as a table, a line each: `name | 字段名 | reader | other headers` — the field's own word is a header too.
 * A name may be followed by `>field`: after that one (`&other`: where that other is too); by `*`: kept in `extra`.
 */
export function fields(table: string, options: { group?: boolean } = {}): Field[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [head = '', title = '', reader = '', headers = ''] = line.split('|').map((part) => part.trim())
      const [name = '', ...flags] = head.split(/\s+/)
      const flag = (mark: string) => flags.find((item) => item.startsWith(mark))?.slice(1)
      return {
        name,
        title,
        headers: [...new Set([title, ...headers.split(/\s+/)])].filter((word) => word !== ''),
        reader: readers(reader),
        reads: reader,
        after: flag('>'),
        kept: flags.includes('*'),
        group: options.group ?? false,
      }
    })
}

/** One row's cells after reading: column name → value. Columns of fields the table has not are absent. */
export type Values = Record<string, Value>

/** A sum the ledger states itself, with its parts: a notice where they differ. Names of money columns, `-name` subtracts. */
export interface Sum {
  total: string
  /** Without a column for each of them the ledger does not say what the sum is of. */
  parts: string[]
  /** Parts where it has a column for them. */
  also?: string[]
}

export interface RecordOf {
  /** Every column of the row that this table has (entity.ts) lands in it. */
  entity: Entity
  /** The natural key; null: the row cannot be identified, and an issue says so. */
  key(values: Values): string | null
  /** One record a key and table in a file (a household repeated on each member's row); otherwise a second one gets /2 … */
  once?: boolean
  /** Speaks of some only (a work list, a public notice): brings nobody new, and who is missing from it is not gone. */
  partial?: boolean
  /** Values that say whom the row is about and are not this record's to change. */
  leaves?: string[]
  /** … and is nothing to wonder at (two vehicles of one owner). */
  repeats?: boolean
}

export interface LedgerKind {
  id: string
  name: string
  fields: Field[]
  /** Recognised only if of each group at least one field has a column. */
  needs: string[][]
  /** … and none of these words is a header. */
  never?: string[]
  /** Words in title, sheet or file name that this kind must have, and the columns they stand for (comparison lists). */
  titled?: { pattern: RegExp; headers?: string[]; constant: Values }[]
  /** Columns read from title, sheet or file name where the table has none. */
  fromTitle?: ('township' | 'village' | 'year' | 'exit_year' | 'visited_on')[]
  /** Of these fields one cell must be filled, else the row is no record. */
  row: string[]
  /** Turns one read row into none, one or several (two cadres in a cell). */
  split?(values: Values): Values[]
  /** Columns `split` and `follow` make out of those the table has. */
  makes?(has: Set<string>): string[]
  /** A later row may finish the records of the one before (a changed helper is written on the next row). */
  follow?(previous: Values[], current: Values): void
  records: RecordOf[]
  /** Sums of a row that its own columns must bear out. */
  sums?: Sum[]
}

/** A text that is there: what a key can be made of. */
export function given(value: Value | undefined): value is string | number {
  return value !== undefined && value !== null && value !== ''
}

/** Parts joined by `/`; null as soon as a needed one is missing. */
export function keyOf(values: Values, needed: string[], more: string[] = []): string | null {
  if (!needed.every((name) => given(values[name]))) return null
  return [...needed, ...more].map((name) => values[name] ?? '').join('/')
}
