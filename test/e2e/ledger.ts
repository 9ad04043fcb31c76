import { mkdtempSync, rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import * as XLSX from 'xlsx'
import { checkCharacter } from '../../shared/idnumber.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiedui-ledgers-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Cell = string | number | null

/** A workbook on disk, a sheet as rows of cells; a number is a number cell. Answers its path. */
export async function workbook(name: string, sheets: Record<string, Cell[][]>): Promise<string> {
  const book = XLSX.utils.book_new()
  for (const [title, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), title)
  }
  return file(name, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
}

export async function file(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(await mkdtemp(join(folder, 'one-')), name)
  await writeFile(path, content)
  return path
}

export const registerHeader = [
  '县',
  '乡镇',
  '行政村',
  '户编号',
  '姓名',
  '证件号码',
  '与户主关系',
  '人数',
  '脱贫属性',
  '主要致贫原因',
]

/** A household of one, invented: its head's row under `registerHeader`. */
export function head(
  order: number,
  { county = '清禾县', code = '529901', id }: { county?: string; code?: string; id?: Cell } = {},
) {
  const no = `${code}${String(order).padStart(10, '0')}`
  return [county, '柳溪镇', '东风村', no, `石${nameOf(order)}`, id ?? idNumber(order), '户主', '1', '未脱贫', '缺技术']
}

/** A valid number of nobody: area 529901 does not exist. */
export function idNumber(order: number): string {
  const first = `529901${19400101 + (order % 28)}${String(order % 1000).padStart(3, '0')}`
  return first + checkCharacter(first)
}

function nameOf(order: number): string {
  const signs = '春夏秋冬梅兰竹菊'
  return order < 8 ? (signs[order] as string) : nameOf(Math.floor(order / 8) - 1) + signs[order % 8]
}

export const cadreHeader = ['帮扶单位', '姓名', '职务级别', '联系电话']
