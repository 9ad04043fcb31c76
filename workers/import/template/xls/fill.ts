/** An empty `.xls` (Excel 97 to 2003) filled in place: the records of its sheets changed, everything else as it came. */
import { Buffer } from 'node:buffer'
import { BOF } from '../../read/biff8records.ts'
import { charactersOf } from '../../read/biff8text.ts'
import { ReadRefused } from '../../read/refusal.ts'
import { viewOf } from '../../read/sectors.ts'
import { readExactly, type Source } from '../../read/source.ts'
import type { SheetFill } from '../fill.ts'
import type { Inserted } from '../reference.ts'
import { movedTokens } from './formula.ts'
import { type BiffRecord, bytesOf, substreamAt, u16 } from './record.ts'
import { filledBiff, movesOf } from './sheet.ts'
import { SharedTexts } from './texts.ts'

const BOUNDSHEET = 0x85
const EXTERNSHEET = 0x17
const NAME = 0x18
const EXTSST = 0xff

export async function* filledXls(source: Source, fills: SheetFill[]): AsyncGenerator<Uint8Array> {
  const { CFB } = await import('xlsx')
  const file = await readExactly(source, 0, source.size)
  const container = CFB.read(Buffer.from(file), { type: 'buffer' })
  const entry = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book')
  if (!entry) throw new ReadRefused('damaged')
  const stream = await filledStream(Uint8Array.from(entry.content as Uint8Array), fills)
  entry.content = Buffer.from(stream)
  entry.size = stream.length
  yield new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer)
}

async function filledStream(stream: Uint8Array, fills: SheetFill[]): Promise<Uint8Array> {
  const globals = substreamAt(stream, 0)
  const bounds = globals.filter(({ type }) => type === BOUNDSHEET)
  const names = bounds.map(({ body }) => charactersOf(body, 8, body[6]!, (body[7]! & 1) === 1))
  const sheets = bounds.map(({ body }) => substreamAt(stream, viewOf(body).getUint32(0, true)))
  const texts = new SharedTexts(globals)
  const meant = sheetsMeant(globals)
  const grown: { at: number; inserted: Inserted }[] = []
  for (const [at, name] of names.entries()) {
    const fill = fills.find(({ sheet }) => sheet === name)
    const records = sheets[at]!
    if (!fill || records[0]?.type !== BOF) continue
    const isSheet = (index: number | undefined) => index === undefined || meant(index) === at
    const filled = await filledBiff(records, fill, { text: (value) => texts.index(value), isSheet })
    sheets[at] = filled.records
    if (filled.inserted) grown.push({ at, inserted: filled.inserted })
  }
  for (const { at, inserted } of grown) {
    const moves = movesOf(inserted, (index) => index !== undefined && meant(index) === at)
    for (const name of globals)
      if (name.type === NAME) name.body = movedName(name.body, (rgce) => movedTokens(rgce, moves))
  }
  return joined(texts.written(globals.filter(({ type }) => type !== EXTSST)), sheets)
}

/** Globals, then the sheets, each where its line in the globals says it begins. */
function joined(globals: BiffRecord[], sheets: BiffRecord[][]): Uint8Array {
  const parts = sheets.map(bytesOf)
  let at = bytesOf(globals).length
  let next = 0
  const lines = globals.map((record) => {
    if (record.type !== BOUNDSHEET) return record
    const body = Uint8Array.from(record.body)
    viewOf(body).setUint32(0, at, true)
    at += parts[next++]!.length
    return { type: record.type, body }
  })
  return Buffer.concat([bytesOf(lines), ...parts])
}

/** EXTERNSHEET's lines by index: the first sheet each is about. */
function sheetsMeant(globals: BiffRecord[]): (index: number) => number | undefined {
  const body = globals.find(({ type }) => type === EXTERNSHEET)?.body
  return (index) => (body && 2 + index * 6 + 4 <= body.length ? u16(body, 2 + index * 6 + 2) : undefined)
}

/** A name's formula stands behind its letters. */
function movedName(body: Uint8Array, tokens: (rgce: Uint8Array) => Uint8Array): Uint8Array {
  const from = 15 + body[3]! * (body[14]! & 1 ? 2 : 1)
  const moved = Uint8Array.from(body)
  moved.set(tokens(body.subarray(from, from + u16(body, 4))), from)
  return moved
}
