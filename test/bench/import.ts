import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Import } from '../../shared/import.ts'
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
  const first = await wholeImport(county, file)
  const again = await wholeImport(county, file)
  const plain = await seconds(() => plainSQLite(file))
  return {
    seconds: first.seconds,
    timesSQLite: round(first.seconds / plain, 2),
    readyShare: round(first.ready / first.seconds, 2),
    againSeconds: again.seconds,
    againShare: round(again.seconds / first.seconds, 2),
    sqliteSeconds: plain,
  }
}

/** `ready`: the seconds until the difference can be looked at. */
async function wholeImport(county: Client, file: string): Promise<{ seconds: number; ready: number }> {
  let imported: Import | undefined
  const ready = await seconds(async () => {
    imported = await upload(county, file, () => undefined)
  })
  const committing = await seconds(() => commit(county, imported as Import, () => undefined))
  return { seconds: round(ready + committing), ready }
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
