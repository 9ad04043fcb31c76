import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Client } from '../../workers/cli/client.ts'
import { commit, upload } from '../../workers/cli/upload.ts'
import { openFile } from '../../workers/import/read/filesource.ts'
import { type Cell, openWorkbook } from '../../workers/import/read/workbook.ts'
import { round, seconds } from './clock.ts'

/**
 * A register from upload to committed through a real server, against reading the same file and inserting the same rows
 * into plain SQLite in the same run; then the same file again, which changes nothing.
 */
export async function benchImport(county: Client, file: string) {
  const first = await seconds(() => wholeImport(county, file))
  const again = await seconds(() => wholeImport(county, file))
  const plain = await seconds(() => plainSQLite(file))
  return {
    seconds: first,
    timesSQLite: round(first / plain, 2),
    againSeconds: again,
    againShare: round(again / first, 2),
    sqliteSeconds: plain,
  }
}

export async function wholeImport(county: Client, file: string): Promise<void> {
  const done = await commit(county, await upload(county, file, () => undefined), () => undefined)
  if (done.state !== 'committed') throw new Error(`${file}: ${done.state} ${done.refused?.message}`)
}

async function plainSQLite(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jiedui-plain-'))
  const database = new DatabaseSync(join(folder, 'plain.sqlite'))
  const source = await openFile(file)
  const opened = await openWorkbook(source)
  if ('refused' in opened) throw new Error(opened.refused.message)
  database.exec('PRAGMA journal_mode = WAL; BEGIN')
  for (const [at, sheet] of opened.workbook.sheets.entries()) {
    const columns = (await sheet.preview(20)).reduce((most, { cells }) => Math.max(most, cells.length), 1)
    const names = Array.from({ length: columns }, (_, column) => `c${column}`)
    database.exec(`CREATE TABLE s${at} (${names.join(', ')})`)
    const insert = database.prepare(`INSERT INTO s${at} VALUES (${names.map(() => '?').join(', ')})`)
    for await (const rows of sheet.rows())
      for (const { cells } of rows) insert.run(...names.map((_, i) => plain(cells[i])))
  }
  database.exec('COMMIT')
  database.close()
  await source.close()
  rmSync(folder, { recursive: true })
}

function plain(cell: Cell | undefined): string | number | null {
  if (cell === undefined || cell === null) return null
  return typeof cell === 'string' || typeof cell === 'number' ? cell : String(cell)
}
