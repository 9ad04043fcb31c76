import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { splitStatements } from '../../workers/db/migrate.ts'
import { freshCounty } from '../given.ts'

const moving = splitStatements(
  `--${env.MIGRATIONS.county.find(({ name }) => name.startsWith('0019'))!.sql.split('-- What earlier imports kept')[1]}`,
)

it('what earlier imports kept under such a title is in its column after the upgrade, and what cannot be read stays', async () => {
  await freshCounty()
  const db = env.COUNTY_529901
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
  const rows = async (sql: string) => (await db.prepare(sql).all()).results
  expect(
    await rows('SELECT farmland_mu, house_m2, cleared_by, help_employment, extra FROM household ORDER BY key'),
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
    await rows('SELECT work_income_fen, work_from, out_working, plans_work, extra FROM person ORDER BY id'),
  ).toEqual([
    { work_income_fen: 350000, work_from: '2023-03', out_working: 1, plans_work: null, extra: null },
    { work_income_fen: null, work_from: null, out_working: null, plans_work: 1, extra: kept({ 开始时间: '202403' }) },
  ])
  expect(await rows('SELECT dibao_households, extra FROM village')).toEqual([{ dibao_households: 12, extra: null }])
})
