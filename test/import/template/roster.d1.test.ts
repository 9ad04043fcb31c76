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

const many = 24
const list = (line: (n: number) => (string | number)[], header: string) =>
  [header, ...Array.from({ length: many }, (_, i) => line(i + 1).join(','))].join('\n')
const no = (n: number) => `52990100000000${String(n).padStart(2, '0')}`
const village = (n: number) => (n % 2 ? '水井村' : '青杠村')
const persons = list(
  (n) => ['城关镇', village(n), no(n), name(n), name(n), idNumber(n), '户主', '男', 1, '因病', '一般贫困户', `139000000${n + 10}`],
  '乡镇,行政村,户编号,户主姓名,姓名,证件号码,与户主关系,性别,家庭人口,主要致贫原因,贫困户属性,户联系电话',
)
const pairings = list(
  (n) => [no(n), name(n), `陈${name(n)}`, n % 3 ? '农业局' : '教育局', `138000000${n + 10}`, n % 4 ? '2021-05-01' : '2020-03'],
  '户编号,户主姓名,帮扶责任人,帮扶单位,帮扶责任人电话,结对时间',
)
const cadres = list(
  (n) => [n % 3 ? '农业局' : '教育局', '国家机关', '县', `陈${name(n)}`, '否', '否', '是', '男', '一般干部', idNumber(n + 40), `138000000${n + 10}`],
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

test.each(layouts.map(({ id }) => [id]))('the layout %s in full, imported again, changes nothing', async (id) => {
  const answer = await officer.ask('POST', `rosters/${id}`, { reason })
  expect(answer.status).toBe(200)
  const bytes = await bytesOf(answer)
  expect((await cellsOf(bytes)).length).toBeGreaterThanOrEqual(many + 3)
  const again = await desk.upload(bytes, { name: `${id}.xlsx` })
  const { results } = await desk.db
    .prepare('SELECT entity, state, count(*) AS count FROM staged WHERE import_id = ?1 GROUP BY entity, state')
    .bind(again.id)
    .all()
  expect({ state: again.state, results }).toEqual({
    state: 'ready',
    results: [{ entity: id === 'bulk' ? 'cadre' : 'pairing', state: 'same', count: many }],
  })
})
