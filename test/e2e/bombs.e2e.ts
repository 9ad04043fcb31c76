import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Import } from '../../shared/import.ts'
import type { Client } from '../../workers/cli/client.ts'
import { upload } from '../../workers/cli/upload.ts'
import { type Server, startServer } from '../home/server.ts'
import { sheet, xlsx, xlsxParts } from '../import/read/book.ts'
import { type Part, zipOf } from '../import/read/zipfile.ts'
import { file } from './ledger.ts'

let server: Server
let county: Client
beforeAll(async () => {
  server = await startServer({ 529901: '清禾县' })
  county = await server.client('529901')
})
afterAll(() => server.stop())

const MiB = 1024 * 1024
const blank = Buffer.alloc(200 * MiB, 32)
const others = xlsxParts({ sheets: [''] }).filter(({ name }) => !name.endsWith('sheet1.xml'))
const bomb: Part = {
  name: 'xl/worksheets/sheet1.xml',
  method: 8,
  stored: deflateRawSync(blank),
  inflated: blank.length,
  crc: 0,
}
const laughs = '<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
const headers = '乡镇,行政村,户编号,姓名,与户主关系\n'
const texts = headers.trim().split(',')
const header = `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
const told = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(20_000)

test.each<[string, string, () => Uint8Array, string]>([
  ['two hundred megabytes of nothing', '空白.xlsx', () => zipOf([...others, bomb]), 'bomb'],
  ['the same that says it is small', '说谎.xlsx', () => zipOf([...others, { ...bomb, inflated: 1000 }]), 'damaged'],
  [
    'entities that laugh',
    '实体.xlsx',
    () => sheet(`${laughs}<worksheet><sheetData>${header}</sheetData></worksheet>`),
    'unsafe',
  ],
  [
    'one long string told forty thousand times',
    '共享.xlsx',
    () => sheet(header + told, `<si><t>${'甲'.repeat(9000)}</t></si>`),
    'bomb',
  ],
  [
    'two thousand sheets',
    '很多表.xlsx',
    () => xlsx({ sheets: Array.from({ length: 2000 }, () => header) }),
    'too_large',
  ],
  ['a quote that never ends', '引号.csv', () => Buffer.from(`${headers}"${'\n'.repeat(20 * MiB)}`), 'open_quote'],
  ['a line of twenty million columns', '逗号.csv', () => Buffer.from(headers + ','.repeat(20 * MiB)), 'bomb'],
])('%s is refused, and the next officer is served', async (_, name, bytes, code) => {
  const refused = await upload(county, await file(name, bytes()), () => undefined)
  expect(refused).toMatchObject({ state: 'refused', rowsCommitted: 0, refused: { code } })
  expect(await county.ask<object>('/home')).toMatchObject({ totals: { households: 0, persons: 0 } })
})

test.each([
  ['../../../secrets.json', 'secrets.json'],
  ['/etc/passwd.csv', 'passwd.csv'],
  ['C:\\台账\\花名册.csv', '花名册.csv'],
  ['花\u0000名\r\n册.csv', '花名册.csv'],
  ['花名册\u202Evsc.exe', '花名册vsc.exe'],
  [`${'字'.repeat(300)}.csv`, '字'.repeat(200)],
])('a file that calls itself %j is kept as %j', async (name, kept) => {
  const answer = await county.ask<Import>('/imports', {
    method: 'POST',
    headers: { 'x-file-name': encodeURIComponent(name) },
    body: headers,
  })
  expect(answer.fileName).toBe(kept)
})

test('a file that has no name but dots is refused', async () => {
  const sent = county.ask('/imports', { method: 'POST', headers: { 'x-file-name': '..' }, body: headers })
  await expect(sent).rejects.toThrow('缺少文件名')
})
