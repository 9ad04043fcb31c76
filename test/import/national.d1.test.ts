import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { splitStatements } from '../../workers/db/migrate.ts'
import { freshCounty } from '../given.ts'
import { deskOf } from './desk.ts'

const { all, db, find, takeBack, upload, whole } = deskOf()
beforeEach(() => freshCounty())

const moving = splitStatements(
  `--${env.MIGRATIONS.county.find(({ name }) => name.startsWith('0019'))!.sql.split('-- What earlier imports kept')[1]}`,
)

it('what earlier imports kept under such a title is in its column after the upgrade, and what cannot be read stays', async () => {
  const kept = (words: Record<string, string>) => JSON.stringify(words)
  await db.batch([
    db
      .prepare("INSERT INTO household (key, extra) VALUES ('H1', ?1), ('H2', NULL)")
      .bind(kept({ 耕地面积: '12.5', 住房面积: '八十', 风险消除方式: '自然消除', 大棚面积: '3' })),
    db
      .prepare(
        "INSERT INTO person (key, household_no, name, extra) VALUES ('H2/甲', 'H2', '甲', ?1), ('H2/乙', 'H2', '乙', ?2)",
      )
      .bind(
        kept({ 就业帮扶: '其他，技能培训', 务工月收入: '3500', 开始时间: '2023年03月', 是否已务工: '是' }),
        kept({ 就业帮扶: '其他，技能培训', 是否计划务工: '是', 开始时间: '202403' }),
      ),
    db
      .prepare("INSERT INTO village (key, township, name, extra) VALUES ('城关镇/水井村', '城关镇', '水井村', ?1)")
      .bind(kept({ 低保户数: '12' })),
  ])
  await db.batch(moving.map((statement) => db.prepare(statement)))
  expect(
    await all('SELECT farmland_mu, house_m2, cleared_by, help_employment, extra FROM household ORDER BY key'),
  ).toEqual([
    {
      farmland_mu: 12.5,
      house_m2: null,
      cleared_by: '自然消除',
      help_employment: null,
      extra: kept({ 住房面积: '八十', 大棚面积: '3' }),
    },
    { farmland_mu: null, house_m2: null, cleared_by: null, help_employment: '其他,技能培训', extra: null },
  ])
  expect(
    await all('SELECT work_income_fen, work_from, out_working, plans_work, extra FROM person ORDER BY id'),
  ).toEqual([
    { work_income_fen: 350000, work_from: '2023-03', out_working: 1, plans_work: null, extra: null },
    { work_income_fen: null, work_from: null, out_working: null, plans_work: 1, extra: kept({ 开始时间: '202403' }) },
  ])
  expect(await all('SELECT dibao_households, extra FROM village')).toEqual([{ dibao_households: 12, extra: null }])
})

describe('a column delivered blank', () => {
  const row = '5299010000000001,董正波,户主,城关镇,水井村'
  const plain = `户编号,姓名,与户主关系,乡镇,行政村\n${row}\n`
  const wide = (words: string) => `户编号,姓名,与户主关系,乡镇,行政村,耕地面积,大棚\n${row},${words}\n`
  const record = async () => {
    const [household] = await all('SELECT farmland_mu, written FROM household')
    const [person] = await all('SELECT extra FROM person')
    return { ...household, ...person }
  }

  it('is known to be blank, and is no change of what nobody had said', async () => {
    await whole(plain)
    expect(await record()).toEqual({ farmland_mu: null, written: null, extra: null })
    const same = await upload(wide(','))
    expect(JSON.parse(same.summary!).counts.household).toMatchObject({ same: 1, changed: 0 })
    await db.prepare('DELETE FROM household').run()
    await db.prepare('DELETE FROM person').run()
    await whole(wide(','), { name: '新.csv' })
    expect(await record()).toEqual({ farmland_mu: null, written: '{"farmland_mu":""}', extra: '{"大棚":""}' })
  })

  it('clears what an earlier ledger said, and an undo brings that back', async () => {
    await whole(wide('12.5,2座'))
    const before = await record()
    expect(before).toEqual({ farmland_mu: 12.5, written: null, extra: '{"大棚":"2座"}' })
    const later = await whole(wide(','), { name: '后.csv' })
    expect(await record()).toEqual({ farmland_mu: null, written: '{"farmland_mu":""}', extra: '{"大棚":""}' })
    await takeBack(later)
    expect(await record()).toEqual(before)
    expect((await find(later.id)).state).toBe('undone')
  })
})
