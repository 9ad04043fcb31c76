import { read, type WorkBook } from 'xlsx'
import { memorySource, openWorkbook, type Row } from '../../../workers/import/read/workbook.ts'
import { filledForm, openForm } from '../../../workers/import/template/filled.ts'
import { type Form, readForm } from '../../../workers/import/template/form.ts'
import { people } from './people.ts'

export interface FilledFile {
  form: Form
  bytes: Uint8Array<ArrayBuffer>
  /** As our reader has it. */
  rows: Row[]
  merges: string[]
  /** As another program has it. */
  book: WorkBook
}

/** A form filled with so many. */
export async function filled(file: string, bytes: Uint8Array, count: number): Promise<FilledFile> {
  const source = memorySource(file, bytes)
  const { workbook } = await openForm(source)
  const form = await readForm(workbook, file)
  const pieces: Uint8Array[] = []
  const { bytes: made } = await filledForm(source, form.sheets, people(count))
  for await (const piece of made) pieces.push(piece)
  const whole = Uint8Array.from(Buffer.concat(pieces))
  const opened = await openWorkbook(memorySource(file, whole))
  if ('refused' in opened) throw new Error(opened.refused.message)
  const [sheet] = opened.workbook.sheets
  const rows = await sheet!.preview(2000)
  const merges = (await sheet!.merges()).map(({ top, left, bottom, right }) => `${top},${left}:${bottom},${right}`)
  return {
    form,
    bytes: whole,
    rows,
    merges,
    book: read(whole, { cellFormula: true, cellStyles: true, bookFiles: true }),
  }
}

export const rowAt = (rows: Row[], row: number) => rows.find((one) => one.row === row)?.cells ?? []
