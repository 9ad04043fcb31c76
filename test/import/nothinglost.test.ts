import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCounty } from '../../workers/demo/county.ts'
import { writeWorkbooks } from '../../workers/demo/workbooks.ts'
import { openFile } from '../../workers/import/read/filesource.ts'
import { openWorkbook } from '../../workers/import/read/workbook.ts'
import { readLedgers } from '../../workers/import/reading.ts'
import { plainSealer } from './sheet.ts'

const folder = mkdtempSync(join(tmpdir(), 'nothing-lost-'))
beforeAll(async () => {
  const county = makeCounty({ seed: 5, code: '529901', name: '清禾县', households: 60, asOf: '2026-10-31' })
  await writeWorkbooks(county, 'mixed', folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Of each sheet's rows below its header: how many there are, and how many a record, an issue or the count of furniture tells of. */
async function accounts(path: string) {
  const source = await openFile(path)
  const opened = await openWorkbook(source)
  if ('refused' in opened) throw new Error(`${path}: ${opened.refused.message}`)
  const told = new Map<string, Set<number>>()
  const { sheets } = await readLedgers(
    opened.workbook,
    { fileName: source.name, county: null, sealer: plainSealer },
    async ({ sheet, records, issues }) => {
      const rows = told.get(sheet) ?? new Set()
      for (const { row } of [...records, ...issues]) if (row !== null) rows.add(row)
      told.set(sheet, rows)
    },
  )
  const found: { sheet: string; rows: number; told: number }[] = []
  for (const { name, tables } of sheets) {
    if (tables.length === 0) continue
    const header = Math.min(...tables.map(({ headerRows }) => headerRows[0]))
    const headers = tables.flatMap(({ headerRows: [from, to] }) =>
      Array.from({ length: to - from + 1 }, (_, n) => from + n),
    )
    const own = opened.workbook.sheets.find((sheet) => sheet.name === name)
    let rows = 0
    for await (const chunk of own?.rows() ?? []) {
      rows += chunk.filter(({ row }) => row >= header && !headers.includes(row)).length
    }
    const furniture = tables.flatMap(({ skipped }) => Object.values(skipped)).reduce((sum, one) => sum + one, 0)
    found.push({ sheet: name, rows, told: (told.get(name)?.size ?? 0) + furniture })
  }
  await source.close?.()
  return found
}

test('every row of every workbook is a record, an issue or counted furniture', async () => {
  const files = readdirSync(folder).filter((name) => /\.(xlsx?|csv|et|ods)$/.test(name))
  expect(files.length).toBeGreaterThan(8)
  for (const file of files) {
    const sheets = await accounts(join(folder, file))
    expect([file, sheets.filter(({ rows, told }) => rows !== told)]).toEqual([file, []])
  }
})
