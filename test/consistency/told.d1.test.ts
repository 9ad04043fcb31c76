import { beforeEach, describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../shared/policy.ts'
import { listDisagreements } from '../../workers/consistency/list.ts'
import { holdLedgers } from '../../workers/consistency/refresh.ts'
import { sql } from '../../workers/db/sql.ts'
import { freshCounty } from '../given.ts'
import { deskOf } from '../import/desk.ts'

const { db, all, now, on, mover, whole, takeBack } = deskOf()
beforeEach(async () => {
  await freshCounty()
  on('2026-11-01')
})

const no = '5299010000000001'
const register = (population: number, phone = '19000597219') =>
  `乡镇,行政村,户编号,姓名,与户主关系,身份证号,家庭人口,联系电话
城关镇,水井村,${no},董正波,户主,529901196607118877,${population},${phone}
`
const other = (population: number, village = '水井村民委员会') =>
  `乡镇,行政村,户编号,姓名,与户主关系,家庭人口\n城关镇,${village},${no},董正波,户主,${population}\n`

const seen = {
  reach: 'county',
  household: sql`true`,
  cadre: sql`true`,
  answered: sql`true`,
  village: () => sql`true`,
} as const
const hold = (cause: string) => holdLedgers(db, { asOf: '2026-11-01', now: now(), cause })
const bring = async (content: string, name: string) => {
  const brought = await whole(content, { name })
  await hold(`import:${brought.id}`)
  return brought
}
/** field: what one file says (file, row, day) | what the other says. */
async function said() {
  const { rows } = await listDisagreements({ db, policy: defaultPolicy(), seen }, {}, { page: 1, size: 50 })
  return rows.map(({ field, one, other: two }) => {
    const words = [one, two].map(
      ({ value, source, at }) => `${value}（${source?.fileName} ${source?.row} ${at?.slice(0, 10)}）`,
    )
    return `${field}：${words.join(' | ')}`
  })
}

describe('two files about the same household', { timeout: 30_000 }, () => {
  it('are said field by field, each with its file, row and day; how a village is spelt is no disagreement', async () => {
    await bring(register(3), '扶贫办花名册7月.csv')
    on('2026-11-05')
    await bring(other(4), '民政花名册.csv')
    expect(await said()).toEqual(['家庭人口：3（扶贫办花名册7月.csv 2 2026-11-01） | 4（民政花名册.csv 2 2026-11-05）'])
  })

  it('agree again with the next edition of either; another edition of one ledger never disagrees with it', async () => {
    await bring(register(3), '扶贫办花名册7月.csv')
    await bring(register(5), '扶贫办花名册8月.csv')
    expect(await said()).toEqual([])
    await bring(other(4), '民政花名册.csv')
    expect(await said()).toHaveLength(1)
    await bring(register(4), '扶贫办花名册9月.csv')
    expect(await said()).toEqual([])
    await bring(register(6), '扶贫办花名册10月.csv')
    await bring(other(6), '民政花名册（2）.csv')
    expect(await said()).toEqual([])
  })

  it('keep the day they were first found to disagree', async () => {
    await bring(register(3), '扶贫办花名册7月.csv')
    await bring(other(4), '民政花名册.csv')
    const since = await all('SELECT id, since_at FROM disagreement')
    on('2026-12-01')
    await bring(other(5), '民政花名册2.csv')
    expect(await all('SELECT id, since_at FROM disagreement')).toEqual(since)
    expect(await said()).toEqual([expect.stringContaining('5（民政花名册2.csv')])
  })

  it('disagree no more where one was taken back, and as its earlier edition had it', async () => {
    await bring(register(3), '扶贫办花名册7月.csv')
    await bring(other(4), '民政花名册.csv')
    const later = await bring(other(3), '民政花名册2.csv')
    expect(await said()).toEqual([])
    const recheck = async (_: unknown, cause: string) => hold(cause)
    await takeBack(later, { ...mover, recheck })
    expect(await said()).toEqual([expect.stringContaining('4（民政花名册.csv')])
    await takeBack({ id: 2 }, { ...mover, recheck })
    expect(await said()).toEqual([])
  })

  it('say the file that has the field, not the one that wrote the household last', async () => {
    await bring(register(3), '扶贫办花名册7月.csv')
    await bring(
      `年度,户编号,户主姓名,家庭人口,工资性收入（元）,家庭纯收入（元）,人均纯收入（元）\n2025,${no},董正波,4,36000,36000,9000\n`,
      '收入台账.csv',
    )
    await bring(`户编号,姓名,与户主关系,健康状况\n${no},董正波,户主,残疾\n`, '残联名册.csv')
    await bring(`户编号,姓名,与户主关系,贫困户属性\n${no},董正波,户主,低保户\n`, '民政名册.csv')
    expect(await said()).toEqual(['家庭人口：3（扶贫办花名册7月.csv 2 2026-11-01） | 4（收入台账.csv 2 2026-11-01）'])
  })

  it('of phones: they are kept sealed', async () => {
    await bring(register(3), '扶贫办花名册7月.csv')
    await bring(register(3, '19000597210'), '民政花名册.csv')
    expect(
      await all("SELECT field, value GLOB 'enc:*;' AS sealed, value <> other_value AS differ FROM disagreement"),
    ).toEqual([{ field: '户联系电话', sealed: 1, differ: 1 }])
  })
})
