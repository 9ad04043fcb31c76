import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openFile } from '../../workers/import/read/filesource.ts'
import { type Cell, openWorkbook } from '../../workers/import/read/workbook.ts'
import { registerFile } from './registerfile.ts'
import { registerXls } from './registerxls.ts'

/** One reading of the register file, in a process of its own. Memory is growth over the start, at its highest. */
interface Reading {
  seconds: number
  heapMiB: number
  /** Of the whole process, buffers and code included. */
  residentMiB: number
  cells: number
  characters: number
}

const here = fileURLToPath(import.meta.url)

/** Reads a register of 45 columns whole, 100,000 rows as `.xlsx` and 60,000 as `.xls`. */
export async function benchRead() {
  return { ...(await compared(await registerFile(100_000))), xls: await compared(registerXls(60_000)) }
}

/** Our reading under a heap of 100 MB, and SheetJS's by its best settings in the same run. */
async function compared(file: string) {
  const ours = await reading('ours', file, 100)
  const sheetjs = await reading('sheetjs', file, 8192)
  if (ours.cells !== sheetjs.cells || ours.characters !== sheetjs.characters) throw new Error('the two readings differ')
  return {
    seconds: ours.seconds,
    timesSheetJS: Math.round((sheetjs.seconds / ours.seconds) * 10) / 10,
    heapMiB: ours.heapMiB,
    residentMiB: ours.residentMiB,
    sheetjsSeconds: sheetjs.seconds,
    sheetjsHeapMiB: sheetjs.heapMiB,
    cells: ours.cells,
  }
}

async function reading(reader: string, file: string, heapMiB: number): Promise<Reading> {
  const options = [`--max-old-space-size=${heapMiB}`, '--expose-gc', here, `--${reader}`, file]
  const { stdout } = await promisify(execFile)(process.execPath, options, { maxBuffer: 1 << 20 })
  return JSON.parse(stdout) as Reading
}

/** Counts what was read, so that two readings can be told equal, and watches memory. */
class Tally {
  cells = 0
  characters = 0
  private heap = 0
  private resident = 0
  private before = memory()
  private started = performance.now()

  add(cell: Cell | undefined) {
    if (cell === null || cell === undefined || cell === '') return
    this.cells++
    this.characters += typeof cell === 'string' ? cell.length : Math.round(Number(cell))
  }

  watch() {
    const now = memory()
    this.heap = Math.max(this.heap, now.heap - this.before.heap)
    this.resident = Math.max(this.resident, now.resident - this.before.resident)
  }

  result(): Reading {
    const seconds = Math.round(performance.now() - this.started) / 1000
    this.watch()
    const { cells, characters } = this
    return { seconds, heapMiB: mebibytes(this.heap), residentMiB: mebibytes(this.resident), cells, characters }
  }
}

function memory() {
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, resident: rss }
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 104857.6) / 10
}

async function readOurs(path: string): Promise<Reading> {
  gc?.()
  const tally = new Tally()
  const source = await openFile(path)
  const opened = await openWorkbook(source)
  if ('refused' in opened) throw new Error(opened.refused.message)
  for (const sheet of opened.workbook.sheets) {
    for await (const rows of sheet.rows()) {
      for (const { cells } of rows) for (const cell of cells) tally.add(cell)
      tally.watch()
    }
  }
  await source.close()
  return tally.result()
}

async function readSheetJS(path: string): Promise<Reading> {
  const { read } = await import('xlsx')
  gc?.()
  const tally = new Tally()
  const settings = { dense: true, cellFormula: false, cellHTML: false, cellStyles: false, cellText: false } as const
  const book = read(readFileSync(path), settings)
  tally.watch()
  for (const name of book.SheetNames) {
    for (const row of book.Sheets[name]?.['!data'] ?? []) for (const cell of row ?? []) tally.add(cell?.v as Cell)
  }
  return tally.result()
}

if (process.argv[1] === here) {
  const [mode, path] = process.argv.slice(2)
  if (mode === '--ours') console.log(JSON.stringify(await readOurs(path!)))
  else if (mode === '--sheetjs') console.log(JSON.stringify(await readSheetJS(path!)))
  else console.log(JSON.stringify(mode ? await compared(mode) : await benchRead()))
}
