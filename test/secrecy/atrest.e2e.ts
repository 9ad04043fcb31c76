import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { checkCharacter } from '../../shared/idnumber.ts'
import type { Import } from '../../shared/import.ts'
import { commit, upload } from '../../workers/cli/upload.ts'
import { newFolder, type Server, startServer } from '../home/server.ts'
import { handle } from './handled.ts'
import { mend } from './mended.ts'
import { readableIn } from './numbers.ts'
import { pair } from './paired.ts'

const people = 500
const two = (number: number) => String(number).padStart(2, '0')
const ids = Array.from({ length: people }, (_, i) => {
  const first17 = `5299011980${two(1 + (i % 12))}${two(1 + (i % 28))}${String(100 + i)}`
  return first17 + checkCharacter(first17)
})
/** Phones that are nobody's: one kind a place they are planted in. */
const phones = (kind: number) => Array.from({ length: people }, (_, i) => `19${kind}${String(10_000_000 + i * 137)}`)
const [own = [], inNote = [], inUnknown = [], inName = []] = [0, 1, 2, 3].map(phones)
const cards = ids.map((_, i) => `62170012345678${String(10_000 + i)}`)
const named = { file: '13511112222', title: '13611112222', sheet: '13711112222', header: '13811112222' }
const planted = [
  ...ids,
  ...own,
  ...inNote,
  ...inUnknown,
  ...inName.filter((_, i) => i % 10 === 0),
  ...cards,
  ...Object.values(named),
]

const header = [
  '乡镇',
  '行政村',
  '户编号',
  '姓名',
  '与户主关系',
  '身份证号',
  '联系电话',
  '残疾证号',
  '银行卡号',
  '备注',
  '未知列',
]
const rows = ids.map((id, i) => [
  ...[
    '城关镇',
    '水井村',
    `529901000${String(1_000_000 + i)}`,
    i % 10 === 0 ? `张${inName[i]}` : `张${i}`,
    '户主',
    id,
    own[i]!,
  ],
  ...[`${id}42`, cards[i]!, `电话${inNote[i]}，证件 ${id}`, inUnknown[i]!],
])

/** The register as a workbook, numbers in its file name, its title, a header and its sheet's name. */
function workbook(folder: string): string {
  const sheet = XLSX.utils.aoa_to_sheet([
    [`清禾县花名册 联系人${named.title}`],
    [...header, `口令${named.header}`],
    ...rows,
  ])
  const book = XLSX.utils.book_new(sheet, `名册${named.sheet}`)
  const file = join(folder, `花名册${named.file}.xlsx`)
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
  return file
}

/** The same people behind a helper, as text. */
function roster(folder: string): string {
  const lines = rows.map((row, i) => [row[2], row[3], `李${i % 40}`, '县委办公室', `${own[i]}(2025.7)`].join(','))
  const file = join(folder, '结对.csv')
  writeFileSync(file, `户编号,户主,帮扶人,所属单位,帮扶人电话\n${lines.join('\n')}\n`)
  return file
}

test('no number of a person can be read in any byte a home keeps or says', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiedui-planted-'))
  const server = await startServer({ 529901: '清禾县' }, newFolder())
  try {
    expect(await live(server, folder)).toEqual(['committed', 'committed', 'ready'])
    const handled = await handle(server)
    expect(readableIn(handled.answers.join('\n'), [...planted, ...handled.planted])).toEqual([])
    const mended = await mend(server)
    expect(mended.states).toEqual(['ready', 'ready', 'refused'])
    expect(readableIn(mended.answers.join('\n'), mended.planted)).toEqual([])
    const paired = await pair(
      server,
      rows.slice(20, 22).map((row) => String(row[2])),
    )
    expect(readableIn(paired.answers.join('\n'), paired.planted)).toEqual([])
    await server.halt()
    const files = readdirSync(server.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const said = Buffer.from(server.words())
    const texts = [said, ...files.map((file) => readFileSync(join(file.parentPath, file.name)))].map((bytes) =>
      bytes.toString('latin1'),
    )
    expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeGreaterThan(500_000)
    expect(
      texts.flatMap((text) => readableIn(text, [...planted, ...handled.planted, ...mended.planted, ...paired.planted])),
    ).toEqual([])
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
})

/** What a county does with its ledgers: import, check, search, pair, export, show in full; one workbook left waiting. */
async function live(server: Server, folder: string): Promise<Import['state'][]> {
  const county = await server.client('529901')
  const quiet = () => undefined
  const post = (body: unknown) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const register = await commit(county, await upload(county, workbook(folder), quiet), quiet)
  const pairings = await commit(county, await upload(county, roster(folder), quiet), quiet)
  const waiting = await upload(county, workbook(folder), quiet)
  await county.ask('/checks/run', post({}))
  for (const q of [ids[3]!, own[3]!, ids[3]!.slice(-4)]) {
    expect((await county.ask<{ total: number }>(`/households?q=${q}`)).total).toBeGreaterThan(0)
  }
  await county.ask(`/findings/export?unmask=${encodeURIComponent(`核对 ${own[5]}`)}`)
  const shown = await county.ask<{ values: { value: string }[] }>(
    '/unmask',
    post({ kind: 'household', key: rows[7]![2], reason: `电话核实 ${own[7]}` }),
  )
  expect(shown.values.map(({ value }) => value)).toContain(own[7])
  return [register.state, pairings.state, waiting.state]
}
