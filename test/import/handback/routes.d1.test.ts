import { env } from 'cloudflare:workers'
import { beforeEach, expect, it } from 'vitest'
import type { Import } from '../../../shared/import.ts'
import { freshCounty, givenIn } from '../../given.ts'
import { signedIn } from '../../signed-in.ts'
import { read, sheet } from '../read/book.ts'
import { sent, until } from '../sent.ts'

beforeEach(async () => {
  await freshCounty()
})

type Person = Awaited<ReturnType<typeof signedIn>>
const reason = { reason: '核对原始台账' }
const name = '王五 529901196607118877 花名册 (终).xlsx'
const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
const row = (number: number, ...texts: string[]) =>
  `<row r="${number}">${texts.map((text, at) => cell('ABCDEF'[at]! + number, text)).join('')}</row>`
const ledger = (head: string) =>
  Uint8Array.from(
    sheet(
      row(1, '乡镇', '行政村', '户编号', '姓名', '与户主关系', '身份证号') +
        row(2, '城关镇', '水井村', '5299010000000001', head, '户主', '529901196607118870') +
        row(3, '城关镇', '水井村', '', '无户人', '户主', ''),
    ),
  )
const register = ledger('董正波')

const uploaded = async (who: Person, bytes: Uint8Array, name: string) =>
  (await until(who, (await sent(who, bytes, { name })).id, 'ready')).id
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
const nameOf = (answer: Response) =>
  decodeURIComponent(answer.headers.get('content-disposition')!.split("filename*=UTF-8''")[1]!)

async function trail(): Promise<unknown[]> {
  const sql = `SELECT action, subject, detail FROM audit_event WHERE action IN ('import.download', 'import.handback') ORDER BY id`
  const { results } = await env.COUNTY_529901.prepare(sql).all<{ action: string; subject: string; detail: string }>()
  return results.map(({ action, subject, detail }) => [action, subject, JSON.parse(detail)])
}

it('gives the workbook back byte for byte under its own name, kept by nobody on the way', async () => {
  const who = await signedIn('county_admin')
  const id = await uploaded(who, register, name)
  const answer = await who.post(`imports/${id}/download`, reason)
  expect([answer.status, nameOf(answer), answer.headers.get('cache-control')]).toEqual([200, name, 'no-store'])
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"; /)
  expect(await bytesOf(answer)).toEqual(register)
})

it('says on the trail whose workbook went to whom and why, its numbers masked', async () => {
  const who = await signedIn('county_admin')
  const id = await uploaded(who, register, name)
  await who.post(`imports/${id}/download`, { reason: '核对 529901196607118877 的信息' })
  await who.post(`imports/${id}/problems`)
  const masked = expect.stringMatching(/^王五 529\*+8877 花名册 \(终\)\.xlsx$/)
  const file = { fileName: masked, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }
  expect(await trail()).toEqual([
    ['import.download', `${id}`, { ...file, reason: expect.stringMatching(/^核对 529\*+8877 的信息$/) }],
    ['import.handback', `${id}`, file],
  ])
})

it('hands the workbook back with what was found in it, in words and where', async () => {
  const who = await signedIn('county_admin')
  const id = await uploaded(who, register, name)
  const add = `INSERT INTO import_fix (import_id, sheet, at, row, was, value, cells, state, fixed_by, fixed_at)
    VALUES (?1, '表1', 3, 2, '董正波', ?2, 1, ?3, 'a', 'a')`
  const sealed = givenIn(env.COUNTY_529901, '529901').sealer.seal('13900000001')
  await env.COUNTY_529901.prepare(add).bind(id, sealed, 'new').run()
  const answer = await who.post(`imports/${id}/problems`)
  expect([answer.status, nameOf(answer)]).toEqual([200, name.replace('.xlsx', `（问题 ${id}）.xlsx`)])
  const rows = await read(await bytesOf(answer))
  expect(rows.map(({ cells }) => cells[6])).toEqual([
    '结对问题',
    expect.stringMatching(
      /^【提示】“身份证号”：身份证校验不符。.*\n【已更正】“姓名”：已在结对中更正为“13900000001”。$/,
    ),
    expect.stringMatching(/^【必须改】.*缺少必填的内容。/),
  ])
})

it('reads a workbook handed back as it read it before', async () => {
  const who = await signedIn('county_admin')
  const id = await uploaded(who, register, '花名册.xlsx')
  const first = (await (await who.get(`imports/${id}`)).json()) as Import
  const back = await bytesOf(await who.post(`imports/${id}/problems`))
  const again = await uploaded(who, back, `花名册（问题 ${id}）.xlsx`)
  const second = (await (await who.get(`imports/${again}`)).json()) as Import
  expect([second.summary!.counts, second.summary!.issues, second.rowsStaged]).toEqual([
    first.summary!.counts,
    first.summary!.issues,
    first.rowsStaged,
  ])
})

it('keeps what was uploaded first beside the corrected workbook, both to be had', async () => {
  const who = await signedIn('county_admin')
  const id = await uploaded(who, register, name)
  const mended = ledger('董振波')
  expect(await uploaded(who, mended, `花名册（问题 ${id}）.xlsx`)).toBe(id)
  const list = (await (await who.get(`imports/${id}/workbooks`)).json()) as { n: number | null; fileName: string }[]
  expect(list.map(({ n, fileName }) => [n, fileName])).toEqual([
    [null, '花名册.xlsx'],
    [1, expect.stringMatching(/^王五 529\*+8877 花名册 \(终\)\.xlsx$/)],
  ])
  const taken = [1, null].map(async (n) => bytesOf(await who.post(`imports/${id}/download`, { ...reason, n })))
  expect(await Promise.all(taken)).toEqual([register, mended])
  expect((await who.post(`imports/${id}/download`, { ...reason, n: 2 })).status).toBe(404)
})

it('is for whom the table names', async () => {
  const admin = await signedIn('county_admin')
  const id = await uploaded(admin, register, '花名册.xlsx')
  const others = [
    await signedIn('auditor'),
    await signedIn('inspector'),
    await signedIn('township_clerk', { township: '城关镇' }),
  ]
  const answers: number[][] = []
  for (const who of [admin, ...others])
    answers.push([
      (await who.post(`imports/${id}/download`, reason)).status,
      (await who.post(`imports/${id}/problems`)).status,
    ])
  expect(answers).toEqual([
    [200, 200],
    [200, 403],
    [403, 403],
    [403, 403],
  ])
})

it('refuses without a reason, without a workbook, and while it is read; nothing is on the trail then', async () => {
  const who = await signedIn('county_admin')
  const id = await uploaded(who, register, '花名册.xlsx')
  const asked = [
    await who.post(`imports/${id}/download`, { reason: '看看' }),
    await who.post('imports/987654/download', reason),
    await who.post('imports/987654/problems'),
  ]
  await env.COUNTY_529901.prepare(`UPDATE import SET state = 'reading'`).run()
  asked.push(await who.post(`imports/${id}/problems`))
  await env.COUNTY_529901.prepare(`UPDATE import SET state = 'ready', file_key = NULL`).run()
  asked.push(await who.post(`imports/${id}/download`, reason))
  expect([asked.map(({ status }) => status), await trail()]).toEqual([[422, 404, 404, 409, 409], []])
})
