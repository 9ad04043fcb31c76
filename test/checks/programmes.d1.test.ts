import { beforeAll, expect, test } from 'vitest'
import type { Finding, FindingPage } from '../../shared/finding.ts'
import type { Page } from '../../shared/page.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { insertsOf } from './rows.ts'

type Asker = Awaited<ReturnType<typeof signedIn>>
let officer: Asker

const number = '520101198001011234'
const stranger = '520101197902022345'

beforeAll(async () => {
  const { db, sealer } = await freshCounty()
  officer = await signedIn('county_admin')
  const place = { township: '城关镇', village: '东村' }
  const paid = (id: string, nth: string, columns: object) => {
    const sealed = sealer.seal(id)
    const about = { id_number: sealed, id18: sealed, id_state: 'checksum', programme: '助学金(小学)', period: '2026年' }
    return { ...place, ...about, key: `${sealed}/助学金(小学)/2026年${nth}`, amount_fen: 50000, ...columns }
  }
  const twice = { household_no: '1001', name: '小王' }
  const inserts = insertsOf({
    household: [{ key: '1001', ...place, head_name: '王富贵', status: '已脱贫' }],
    person: [{ household_no: '1001', name: '小王', id18: sealer.seal(number), id_state: 'checksum' }],
    benefit: [
      paid(number, '', twice),
      paid(number, '/2', twice),
      paid(stranger, '', { household_no: '9001', name: '陌生人' }),
    ],
    project: [
      { name: '机耕道项目(二期)', ...place, approved_on: '2026-03-01', approved_fen: 100, paid_fen: 200 },
      {
        name: '产业园',
        township: '',
        village: '',
        benefit_level: '县级统筹',
        approved_on: '2026-03-01',
        approved_fen: 900,
      },
    ],
    procedure_case: [{ household_no: '1001', procedure: '脱贫退出', ...place, reviewed_on: '2020-09-01', housing: 0 }],
  })
  await db.batch(inserts.map(({ sql, values }) => db.prepare(sql).bind(...values)))
  await officer.post('checks/run', { asOf: '2026-10-31' })
})

async function behind(check: string, by = officer) {
  const { rows } = (await (await by.get(`findings?check=${check}`)).json()) as Page<Finding>
  const [finding] = rows
  if (finding === undefined) return null
  const { records } = (await (await by.get(`findings/${finding.id}`)).json()) as FindingPage
  return { key: finding.key, records: records.map(({ title }) => title) }
}

test('both payments stand behind a benefit paid twice, and its number is masked', async () => {
  expect(await behind('benefit-duplicate')).toEqual({
    key: '520***********1234/助学金（小学）/2026年',
    records: ['补助 助学金(小学)', '补助 助学金(小学)', '户 王富贵'],
  })
})

test('a project stands behind its finding, the largest of the year behind the county’s', async () => {
  expect(await behind('fund-overpaid')).toEqual({ key: '机耕道项目（二期）', records: ['项目 机耕道项目(二期)'] })
  expect(await behind('fund-village-share')).toEqual({
    key: '全县',
    records: ['项目 产业园', '项目 机耕道项目(二期)'],
  })
})

test('a case and its household stand behind an exit without a safe house', async () => {
  expect(await behind('exit-unmet')).toEqual({ key: '1001/脱贫退出', records: ['程序 脱贫退出', '户 王富贵'] })
})

test('a script is told the county by its name', async () => {
  const lines = (await (await officer.get('findings/export?check=fund-village-share')).json()) as { key: string }[]
  expect(lines.map(({ key }) => key)).toEqual(['清禾县'])
})

test('a village officer sees what was paid in the village, to strangers too, and nothing of the county’s', async () => {
  const here = await signedIn('village_officer', { township: '城关镇', village: '东村' })
  const there = await signedIn('village_officer', { township: '城关镇', village: '西村' })
  expect(await behind('fund-off-register', here)).toEqual({
    key: '520***********2345/助学金（小学）/2026年',
    records: ['补助 助学金(小学)'],
  })
  expect((await behind('benefit-duplicate', here))?.records).toHaveLength(3)
  expect(await behind('fund-overpaid', here)).not.toBeNull()
  expect(await behind('fund-village-share', here)).toBeNull()
  for (const check of ['fund-off-register', 'benefit-duplicate', 'fund-overpaid', 'exit-unmet'])
    expect(await behind(check, there)).toBeNull()
})
