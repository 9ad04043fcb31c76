import { env } from 'cloudflare:workers'
import { beforeEach, expect, it } from 'vitest'
import type { KeptFix } from '../../shared/fix.ts'
import type { Page } from '../../shared/page.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { json, mending } from './mending.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let who: Awaited<ReturnType<typeof signedIn>>
let mend: ReturnType<typeof mending>
beforeEach(async () => {
  county = await freshCounty()
  who = await signedIn('county_admin')
  mend = mending(who)
})

const sheet = '花名册'
const header = '乡镇,行政村,户编号,姓名,与户主关系,出生日期,证件号码'
const id1 = '529901196607118877'
const ledger = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`
const rows = [
  `城关镇,水井村,5299010000000001,董正波,户主,1966-07-11,${id1}`,
  ',,,董小明,八舅,1990-13-45,52990119900101001X',
  '城关镇,水井村,5299010000000002,李四,八舅,1970-01-02,',
  ',,,李小四,八舅,2001.3,',
  '城关镇,东风村,,王五,户主,1980-01-01,',
]
const at = { household: 2, relation: 4, birth: 5, id: 6 }
const codes = (list: Awaited<ReturnType<typeof mend.issues>>) =>
  list.rows.rows.map((one) => [one.row, one.header, one.code, one.fix?.leaves ?? (one.fix ? 'mended' : 'open')])
const cells = (entity: string, columns: string) =>
  env.COUNTY_529901.prepare(`SELECT ${columns} FROM ${entity} ORDER BY key`).raw()

it('lists what keeps rows back first, then by code and column', async () => {
  const { id } = await mend.upload(ledger(...rows))
  const before = await mend.issues(id)
  expect([before.held, before.groups.map(({ code, total, level }) => [code, total, level])]).toEqual([
    1,
    [
      ['no-key', 1, 'error'],
      ['unknown-word', 3, 'notice'],
      ['not-a-day', 1, 'notice'],
      ['id-checksum', 1, 'notice'],
    ],
  ])
})

it('judges a fix at once by its field, takes a word for a whole column, and reads the workbook with them', async () => {
  const { id } = await mend.upload(ledger(...rows))
  const first = await mend.fix(id, { sheet, row: 3, at: at.birth, value: '1990-14-01' })
  expect(first.fixes[0]).toMatchObject({ cells: 1, leaves: 'not-a-day' })
  const all = await mend.fix(
    id,
    { sheet, row: 3, at: at.relation, value: '其他', all: true },
    { sheet, row: 3, at: at.birth, value: '1990-12-25' },
    { sheet, row: 6, at: at.household, value: '5299010000000003' },
  )
  expect(all).toMatchObject({
    fixes: [
      { cells: 3, leaves: null },
      { cells: 1, leaves: null },
      { cells: 1, leaves: null },
    ],
    pending: { fixes: 3, cells: 5 },
  })
  expect(codes(await mend.issues(id, '?code=unknown-word&header=与户主关系'))).toEqual([
    [3, '与户主关系', 'unknown-word', 'mended'],
    [4, '与户主关系', 'unknown-word', 'mended'],
    [5, '与户主关系', 'unknown-word', 'mended'],
  ])
  expect((await mend.issues(id, '?open=1')).rows.rows.map((one) => one.code)).toEqual(['id-checksum'])
  const after = await mend.reread(id)
  expect([after.fixesPending, after.summary?.issues]).toEqual([0, { errors: 0, notices: 1, held: 0 }])
  await who.post(`imports/${id}/commit`)
  await mend.until(id, 'committed')
  expect(await cells('person', 'household_no, name, relation, birth_on')).toEqual([
    ['5299010000000001', '董小明', '其他', '1990-12-25'],
    ['5299010000000001', '董正波', '户主', '1966-07-11'],
    ['5299010000000002', '李四', '其他', '1970-01-02'],
    ['5299010000000002', '李小四', '其他', '2001-03'],
    ['5299010000000003', '王五', '户主', '1980-01-01'],
  ])
  const trail = await county.db
    .prepare(`SELECT action, detail FROM audit_event WHERE action IN ('import.mend', 'import.reread') ORDER BY id`)
    .raw()
  expect(trail).toEqual([
    ['import.mend', '{"fixes":1,"cells":1}'],
    ['import.mend', '{"fixes":3,"cells":5}'],
    ['import.reread', '{"fixes":3}'],
  ])
})

it('counts a cell once that is mended itself and then with its whole column', async () => {
  const { id } = await mend.upload(ledger(...rows))
  await mend.fix(id, { sheet, row: 3, at: at.relation, value: '其他' })
  const { pending } = await mend.fix(id, { sheet, row: 4, at: at.relation, value: '其他', all: true })
  expect(pending).toEqual({ fixes: 2, cells: 3 })
})

it('takes a fix back before and after the workbook is read with it', async () => {
  const { id } = await mend.upload(ledger(...rows))
  const { fixes } = await mend.fix(id, { sheet, row: 3, at: at.relation, value: '其他', all: true })
  const drop = (fix: number) => json<object>(who.ask('DELETE', `imports/${id}/fixes/${fix}`))
  expect(await drop(fixes[0]!.id)).toEqual({ pending: { fixes: 0, cells: 0 } })
  expect((await mend.issues(id, '?open=1')).rows.total).toBe(6)
  const again = await mend.fix(id, { sheet, row: 4, at: at.relation, value: '之子' })
  await mend.reread(id)
  expect(await drop(again.fixes[0]!.id)).toEqual({ pending: { fixes: 1, cells: 1 } })
  expect((await mend.reread(id)).summary?.issues.notices).toBe(5)
  expect(await json<Page<KeptFix>>(who.get(`imports/${id}/fixes`))).toMatchObject({ total: 0 })
})

it('keeps fixes with a corrected workbook, for cells that still say what they said', async () => {
  const { id } = await mend.upload(ledger(...rows))
  await mend.fix(
    id,
    { sheet, row: 3, at: at.birth, value: '1990-12-25' },
    { sheet, row: 6, at: at.household, value: '5299010000000003' },
  )
  const moved = rows.map((row) => row.replace('1990-13-45', '1990-15-45'))
  await mend.correct(id, ledger(...moved))
  expect((await mend.issues(id)).rows.rows.map(({ row, code }) => [row, code])).toEqual([
    [3, 'unknown-word'],
    [3, 'not-a-day'],
    [3, 'id-checksum'],
    [4, 'unknown-word'],
    [5, 'unknown-word'],
  ])
})

it('is neither committed nor handed to a second person before it is read with its fixes, and forgets them when cancelled', async () => {
  const { id } = await mend.upload(ledger(...rows))
  await mend.fix(id, { sheet, row: 3, at: at.birth, value: '1990-12-25' })
  const words = expect.stringContaining('请先在“问题”里点“应用”')
  expect(await json(who.post(`imports/${id}/commit`))).toMatchObject({ code: 'conflict', detail: words })
  expect(await json(who.post(`imports/${id}/submit`))).toMatchObject({ code: 'conflict', detail: words })
  await who.post(`imports/${id}/cancel`)
  expect(await county.db.prepare('SELECT count(*) AS n FROM import_fix').first('n')).toBe(0)
})

it('mends a household nobody answered to by the number it lacks', async () => {
  await county.household({ no: '5299010000000001', village: '水井村', head_name: '董正波' })
  const pairing = (...numbers: string[]) =>
    `村名,户主姓名,户编号,帮扶人,所属单位,结对时间\n水井村,董正波,${numbers[0]},刘一,教育局,2021.5\n水井村,李四,${numbers[1]},刘二,教育局,2021.5\n`
  const { id } = await mend.upload(pairing('', ''))
  const before = await mend.issues(id)
  expect(before.rows.rows).toMatchObject([
    { row: 3, at: 2, header: '户编号', code: 'household-not-found', level: 'error' },
  ])
  expect((await mend.fix(id, { sheet, row: 3, at: 2, value: '5299010000000002' })).fixes[0]).toMatchObject({
    leaves: null,
  })
  expect((await mend.issues(id, '?open=1')).rows.total).toBe(0)
  expect((await mend.reread(id)).summary).toMatchObject({ issues: { errors: 0 }, counts: { pairing: { new: 2 } } })
})

it('seals a number of somebody in a fix and shows it masked', async () => {
  const { id } = await mend.upload(ledger(...rows))
  await mend.fix(id, { sheet, row: 3, at: at.id, value: '529901199001010016' })
  const kept = await county.db.prepare('SELECT was, value FROM import_fix').raw<[string, string]>()
  expect(kept[0]!.map((text) => county.sealer.open(text))).toEqual(['52990119900101001X', '529901199001010016'])
  const { rows: shown } = await json<Page<KeptFix>>(who.get(`imports/${id}/fixes`))
  expect(shown[0]).toMatchObject({ was: '529***********001X', value: '529***********0016' })
})

it('offers the words a field takes, and counts the cells that say the same', async () => {
  const { id } = await mend.upload(ledger(...rows))
  const { rows: page } = await mend.issues(id, '?code=unknown-word&header=与户主关系&size=1')
  expect(page.rows[0]).toMatchObject({ same: 3, choices: expect.arrayContaining(['户主', '配偶', '其他']) })
  expect([page.total, page.next, page.previous]).toEqual([3, page.rows[0]?.n, null])
})

it.each([
  ['a cell without a problem', { sheet, row: 2, at: 3, value: '张三' }, 'conflict'],
  ['blank cells by the column', { sheet, row: 6, at: 2, value: '5299010000000003', all: true }, 'invalid'],
  ['no cell', { sheet, row: 0, at: 2, value: '' }, 'invalid'],
])('refuses %s', async (_, fix, code) => {
  const { id } = await mend.upload(ledger(...rows))
  expect(await mend.fix(id, fix)).toMatchObject({ code })
})

it('is not to be mended any more once it is committed', async () => {
  const { id } = await mend.upload(ledger(...rows))
  const { fixes } = await mend.fix(id, { sheet, row: 4, at: at.relation, value: '之子' })
  await mend.reread(id)
  await who.post(`imports/${id}/commit`)
  await mend.until(id, 'committed')
  expect(await mend.fix(id, { sheet, row: 4, at: at.relation, value: '之女' })).toMatchObject({ code: 'conflict' })
  expect(await json(who.ask('DELETE', `imports/${id}/fixes/${fixes[0]!.id}`))).toMatchObject({ code: 'conflict' })
  expect(await json(who.post(`imports/${id}/reread`))).toMatchObject({ code: 'conflict' })
})

it('is mended by the county’s administrators alone', async () => {
  const { id } = await mend.upload(ledger(...rows))
  const reader = await signedIn('auditor')
  const fix = { sheet, row: 4, at: at.relation, value: '之子' }
  expect((await reader.get(`imports/${id}/issues`)).status).toBe(200)
  expect((await reader.get(`imports/${id}/fixes`)).status).toBe(200)
  expect((await reader.put(`imports/${id}/fixes`, { fixes: [fix] })).status).toBe(403)
  expect((await reader.post(`imports/${id}/reread`)).status).toBe(403)
})
