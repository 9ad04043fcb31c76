import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import type { Rosters, Template } from '../../../shared/template.ts'
import app from '../../../workers/app.ts'
import { memorySource, openWorkbook } from '../../../workers/import/read/workbook.ts'
import { layouts } from '../../../workers/import/template/layouts.ts'
import { freshCounty } from '../../given.ts'
import { signedIn } from '../../signed-in.ts'
import { deskOf } from '../desk.ts'
import { idNumber, name } from './people.ts'

const many = 12
const list = (line: (n: number) => (string | number)[], header: string) =>
  [header, ...Array.from({ length: many }, (_, i) => line(i + 1).join(','))].join('\n')
const no = (n: number) => `52990100000000${String(n).padStart(2, '0')}`
const village = (n: number) => (n % 2 ? '水井村' : '青杠村')
const persons = list(
  (n) => [
    '城关镇',
    village(n),
    no(n),
    name(n),
    name(n),
    idNumber(n),
    '户主',
    '男',
    1,
    '因病',
    '一般贫困户',
    `139000000${n + 10}`,
  ],
  '乡镇,行政村,户编号,户主姓名,姓名,证件号码,与户主关系,性别,家庭人口,主要致贫原因,贫困户属性,户联系电话',
)
const pairings = list(
  (n) => [
    no(n),
    name(n),
    `陈${name(n)}`,
    n % 3 ? '农业局' : '教育局',
    `138000000${n + 10}`,
    n % 4 ? '2021-05-01' : '2020-03',
  ],
  '户编号,户主姓名,帮扶责任人,帮扶单位,帮扶责任人电话,结对时间',
)
const cadres = list(
  (n) => [
    n % 3 ? '农业局' : '教育局',
    '国家机关',
    '县',
    `陈${name(n)}`,
    '否',
    '否',
    '是',
    '男',
    '一般干部',
    idNumber(n + 40),
    `138000000${n + 10}`,
  ],
  layouts.find(({ id }) => id === 'bulk')!.headers.join(','),
)

type Desk = ReturnType<typeof deskOf>
let desk: Desk
let officer: Awaited<ReturnType<typeof signedIn>>

beforeEach(async () => {
  await freshCounty()
  desk = deskOf()
  for (const [content, file] of [
    [persons, '人口.csv'],
    [cadres, '帮扶责任人.csv'],
    [pairings, '结对.csv'],
  ] as const)
    await desk.whole(content, { name: file })
  officer = await signedIn('county_admin')
})

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
const reason = '报送乡镇核对'

async function cellsOf(bytes: Uint8Array, file = '花名册.xlsx'): Promise<string[]> {
  const opened = await openWorkbook(memorySource(file, bytes))
  if ('refused' in opened) throw new Error(opened.refused.message)
  const rows = await opened.workbook.sheets[0]!.preview(500)
  return rows.map(({ cells }) => cells.map((cell) => cell ?? '').join('|'))
}

const statesOf = async (id: number) => {
  const { results } = await desk.db
    .prepare('SELECT entity, state, count(*) AS count FROM staged WHERE import_id = ?1 GROUP BY entity, state')
    .bind(id)
    .all<{ entity: string; state: string; count: number }>()
  return results
}
const known = () =>
  desk.all(`SELECT key, household_no, cadre_key, cadre_unit, cadre_phone, role, since_on, coalesce(until_on, '') AS until_on
    FROM pairing ORDER BY key`)

test.each(layouts.map(({ id }) => [id]))(
  'the layout %s in full, imported again, says the same of everybody',
  async (id) => {
    const before = await known()
    const entity = id === 'bulk' ? 'cadre' : 'pairing'
    const send = async () => {
      const bytes = await bytesOf(await officer.ask('POST', `rosters/${id}`, { reason }))
      return desk.upload(bytes, { name: `${id}.xlsx` })
    }
    const first = await send()
    expect((await statesOf(first.id)).map((one) => [one.entity, one.state === 'new'])).toEqual([[entity, false]])
    await desk.commit(first)
    expect(await known()).toEqual(before)
    // Columns no ledger had brought yet are known now.
    expect(await statesOf((await send()).id)).toEqual([{ entity, state: 'same', count: many }])
  },
)

test('numbers leave masked without a reason, in full with one that is on the trail, nobody’s of elsewhere', async () => {
  const masked = await cellsOf(await bytesOf(await officer.ask('POST', 'rosters/bx', {})))
  expect(masked.join()).not.toMatch(/\d{17}[\dX]|1[38]\d{9}/)
  expect(masked.find((row) => row.includes(name(1)))).toMatch(/\|529\*+\d{3}[\dX]\|/)
  const full = await cellsOf(await bytesOf(await officer.ask('POST', 'rosters/bx', { reason })))
  expect(full.join()).toContain(idNumber(1))
  const trail = await desk.all(
    `SELECT action, subject, detail FROM audit_event WHERE action = 'roster.export' ORDER BY id`,
  )
  expect(trail.map(({ detail }) => JSON.parse(String(detail)))).toEqual([
    { households: many },
    { households: many, reason, full: true },
  ])
  // A township clerk gets its own township, whatever it asks for.
  const clerk = await signedIn('township_clerk', { township: '无此镇' })
  const answer = await clerk.ask('POST', 'rosters/bx', { township: '城关镇' })
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('所选范围里没有')])
  const own = await signedIn('township_clerk', { township: '城关镇' })
  const rows = await cellsOf(await bytesOf(await own.ask('POST', 'rosters/bx', { village: '水井村' })))
  expect(rows).toHaveLength(3 + many / 2)
})

async function upload(content: Uint8Array | string, file: string): Promise<Response> {
  const body = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const headers = {
    authorization: officer.authorization,
    'x-file-name': encodeURIComponent(file),
    'content-length': `${body.length}`,
  }
  return app.request('/api/counties/529901/templates', { method: 'POST', headers, body: new Uint8Array(body) }, env)
}

test('a form is kept, its columns chosen otherwise, filled for a unit, and dropped', async () => {
  const made = await upload(
    '序号,户主,户编号,结对人,单位,民族,帮扶人电话\r\n1,,,,,,\r\n制表人：,,,审核人：,,,\r\n',
    '结对表.csv',
  )
  expect(made.status).toBe(201)
  const template = (await made.json()) as Template
  expect(template.sheets[0]!.sides[0]!.map(({ field }) => field)).toEqual([
    null,
    'head_name',
    'household_no',
    'cadre_name',
    'cadre_unit',
    null,
    'cadre_phone',
  ])
  const choice = { sheets: [{ name: '结对表', off: false, columns: [{ at: 5, field: 'cause' }] }] }
  expect((await officer.ask('PUT', `templates/${template.id}`, choice)).status).toBe(200)
  const answer = await officer.ask('POST', `templates/${template.id}/fill`, { unit: '教育局' })
  expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toContain('结对表（教育局）.csv')
  const lines = (await answer.text()).split('\r\n')
  expect(lines.slice(0, 3)).toEqual([
    '序号,户主,户编号,结对人,单位,民族,帮扶人电话',
    expect.stringMatching(`^1,${name(3)},${no(3)},陈${name(3)},教育局,因病,\\d{3}\\*{4}\\d{4}$`),
    expect.stringMatching(`^2,${name(9)},${no(9)},陈${name(9)},教育局,因病,\\d{3}\\*{4}\\d{4}$`),
  ])
  expect(lines.at(-2)).toBe('制表人：,,,审核人：,,,')
  const listed = (await (await officer.ask('GET', 'rosters')).json()) as Rosters
  expect(listed.templates.map(({ id, fileName }) => [id, fileName])).toEqual([[template.id, '结对表.csv']])
  expect((await officer.ask('DELETE', `templates/${template.id}`)).status).toBe(204)
  expect((await officer.ask('POST', `templates/${template.id}/fill`, {})).status).toBe(404)
})

test('a form that cannot be filled is refused in words that say what to do', async () => {
  const refused = [
    ['户主,户编号\n张三,5299010000000001\n', '第 2 行已经填了人或户'],
    ['村名,户数,人口数\n', '统计表'],
    ['<html><table><tr><td>户主</td><td>户编号</td></tr></table></html>', '另存为 .xlsx'],
  ] as const
  for (const [content, words] of refused) {
    const answer = await upload(content, '表.csv')
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)])
  }
  expect(await desk.all('SELECT id FROM template')).toEqual([])
})

test('numbers in a form’s names and headers are sealed, shown masked, and filled as they stand in it', async () => {
  const made = await upload('户主,户编号,结对人,备用 13800000000\r\n,,,\r\n', '结对表 13811112222.csv')
  const { id, fileName, sheets } = (await made.json()) as Template
  const [sheet] = sheets
  expect([fileName, sheet!.name, sheet!.sides[0]!.at(-1)!.header]).toEqual([
    '结对表 138****2222.csv',
    '结对表 138****2222',
    '备用138****0000',
  ])
  const choice = { sheets: [{ name: sheet!.name, off: false, columns: [{ at: 3, field: 'cause' }] }] }
  expect((await officer.ask('PUT', `templates/${id}`, choice)).status).toBe(200)
  const filled = await officer.ask('POST', `templates/${id}/fill`, { unit: '教育局' })
  expect(filled.headers.get('content-disposition')).not.toContain('13811112222')
  expect((await filled.text()).split('\r\n').slice(0, 2)).toEqual([
    '户主,户编号,结对人,备用 13800000000',
    `${name(3)},${no(3)},陈${name(3)},因病`,
  ])
  const kept = await desk.all(
    'SELECT file_name, layout FROM template UNION ALL SELECT subject, detail FROM audit_event',
  )
  expect(JSON.stringify(kept)).not.toMatch(/1380000000|13811112222/)
})
