import { handBack } from '../../../workers/import/handback/handback.ts'
import type { Fixed, Noted, SheetNotes, Table } from '../../../workers/import/handback/mark.ts'
import { inflateWhole } from '../../../workers/import/read/inflate.ts'
import { defaultLimits } from '../../../workers/import/read/limits.ts'
import { memorySource } from '../../../workers/import/read/workbook.ts'
import { dataOffset, openZip } from '../../../workers/import/read/zip.ts'

/** What is said of a sheet: an issue a line, `3 1 phone` = row 3, column 1; a table with its header in row 1. */
export function said(
  issues: (Partial<Noted> & { row: number | null })[],
  more: { fixes?: Fixed[]; tables?: Table[] } = {},
): SheetNotes {
  const all = issues.map((issue) => ({ header: null, at: null, code: 'phone', level: 'error' as const, ...issue }))
  return {
    tables: more.tables ?? [table(1)],
    whole: all.filter(({ row }) => row === null),
    fixes: more.fixes ?? [],
    async *rows() {
      yield* all.filter(({ row }) => row !== null)
    },
  }
}

export function table(first: number, last = first, headers: string[] = []): Table {
  return { headerRows: [first, last], columns: headers.map((header, at) => ({ at, header, day: header === '日期' })) }
}

/** The file handed back, whole. */
export async function handed(file: Uint8Array, notes: Record<string, SheetNotes>, name = '台账.xlsx') {
  const { extension, bytes } = await handBack(memorySource(name, file), (sheet) => notes[sheet])
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return { extension, bytes: new Uint8Array(Buffer.concat(pieces)) }
}

/** A part of a zip as text, and every part's bytes as they are kept, by name. */
export async function partOf(file: Uint8Array, name: string): Promise<string> {
  const zip = await openZip(memorySource('a', file))
  return new TextDecoder().decode(await inflateWhole(zip, zip.entries.get(name.toLowerCase())!, defaultLimits))
}

export async function keptParts(file: Uint8Array): Promise<Record<string, string>> {
  const zip = await openZip(memorySource('a', file))
  const parts: Record<string, string> = {}
  for (const entry of zip.entries.values()) {
    const at = await dataOffset(zip.source, entry)
    parts[entry.name] = Buffer.from(file.subarray(at, at + entry.deflated)).toString('base64')
  }
  return parts
}
