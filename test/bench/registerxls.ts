import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numberCell, place, record, sharedCell, words, xls } from '../import/read/biff8file.ts'
import { indexOf, registerRows } from './registerfile.ts'

/** The register as Excel 97 to 2003 keeps it, made once: shared strings, whole numbers in 30 bits, blank cells with their format. */
export function registerXls(persons: number, path = join(tmpdir(), `jiedui-register-${persons}.xls`)): string {
  if (existsSync(path)) return path
  const strings = new Map<string, number>()
  const records: Buffer[] = []
  let row = 0
  for (const cells of registerRows(persons)) {
    records.push(Buffer.concat(cells.map((cell, column) => cellRecord(row, column, cell, strings))))
    row++
  }
  const shared = [...strings.keys()].map((text) => ({ text }))
  writeFileSync(`${path}.part`, xls({ sheets: [{ name: '脱贫户及监测对象人员信息', records }], strings: shared }))
  renameSync(`${path}.part`, path)
  return path
}

function cellRecord(row: number, column: number, cell: string | number | null, strings: Map<string, number>): Buffer {
  if (cell === null) return record(0x0201, place(row, column))
  if (typeof cell === 'string') return sharedCell(row, column, indexOf(cell, strings))
  if (!Number.isInteger(cell)) return numberCell(row, column, cell)
  const rk = (cell << 2) | 2
  return record(0x027e, place(row, column), words(rk & 0xffff, rk >>> 16))
}
