import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { makeCounty } from '../../workers/demo/county.ts'
import type { County } from '../../workers/demo/records.ts'
import { writeWorkbooks } from '../../workers/demo/workbooks.ts'

const folder = mkdtempSync(join(tmpdir(), 'demo-'))
const at = (name: string) => join(folder, name)
const make = () => makeCounty({ seed: 3, code: '529901', name: '清禾县', households: 120, asOf: '2026-10-31' })
let county: County

beforeAll(async () => {
  county = make()
  await writeWorkbooks(county, 'mixed', at('first'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const files = (name: string) => readdirSync(at(name)).sort()
const hashes = (name: string) =>
  files(name).map((file) => [
    file,
    createHash('sha256')
      .update(readFileSync(join(at(name), file)))
      .digest('hex'),
  ])
const book = (start: string) =>
  XLSX.read(readFileSync(join(at('first'), files('first').find((file) => file.startsWith(start))!)))
const rows = (sheet: XLSX.WorkSheet) =>
  XLSX.utils.sheet_to_json<(string | number | null)[]>(sheet, { header: 1, defval: null })
const first = (start: string) => rows(Object.values(book(start).Sheets)[0]!)
const people = (layout: string) =>
  county.households
    .filter((household) => household.village.township.layout === layout)
    .flatMap((household) => household.members)

test('the same wish gives the same bytes', async () => {
  await writeWorkbooks(make(), 'mixed', at('second'))
  expect(hashes('second')).toEqual(hashes('first'))
})

test('the national export has a header of 45 columns on row 3 and a row for each person, all of it text', () => {
  const sheet = first('01')
  expect(sheet[2]).toHaveLength(45)
  expect(sheet.length).toBe(3 + people('national').length)
  expect(
    sheet
      .slice(3)
      .flat()
      .filter((cell) => cell !== null && typeof cell !== 'string'),
  ).toEqual([])
})

test('a township register in .xls merges the household over its members and ends in totals and signatures', () => {
  const sheet = Object.values(book('02').Sheets)[0]!
  expect(rows(sheet).length).toBe(4 + people('merged').length + 4)
  expect(sheet['!merges']!.filter(({ s, e }) => s.c === 2 && e.c === 2 && e.r > s.r && s.r > 3).length).toBeGreaterThan(
    5,
  )
})

test('a register in GB18030 keeps its numbers from Excel', () => {
  const name = files('first').find((file) => file.startsWith('03'))!
  const lines = new TextDecoder('gb18030', { fatal: true })
    .decode(readFileSync(join(at('first'), name)))
    .trimEnd()
    .split('\r\n')
  expect(lines.length).toBe(2 + people('csv').length)
  expect(lines.slice(2).filter((line) => !/,="5\d{9,15}",/.test(line))).toEqual([])
})

test('a register by villages hides an empty sheet in front and has a dictionary behind', () => {
  const { SheetNames, Workbook } = book('04')
  expect([SheetNames[0], Workbook!.Sheets![0]!.Hidden, SheetNames.at(-1)]).toEqual(['Sheet1', 1, '字典'])
  const filled = Object.values(book('04').Sheets)
    .slice(1, -1)
    .flatMap((sheet) => rows(sheet).slice(3))
    .filter((row) => row[13] !== null && row[13] !== undefined)
  expect(filled.length).toBe(people('sheets').length)
})

test('the roster, the cadres, the visits, the measures and the incomes are all there', () => {
  const roster = first('05').slice(2, -2)
  expect(roster.filter((row) => row[3]).length).toBe(county.households.length)
  expect(roster.flatMap((row) => (row[7] ? String(row[7]).split('、') : [])).length).toBe(county.pairings.length)
  expect(first('06').length).toBe(2 + county.cadres.length + 1)
  expect(Object.values(book('08').Sheets).reduce((sum, sheet) => sum + rows(sheet).length - 3, 0)).toBe(
    county.visits.length,
  )
  expect(first('09').length).toBe(2 + county.measures.length)
  const incomes = Object.values(book('10').Sheets).flatMap((sheet) =>
    rows(sheet).filter((row) => /^5\d{9,15}$/.test(String(row[2]))),
  )
  expect(incomes.length).toBe(county.households.length)
})
