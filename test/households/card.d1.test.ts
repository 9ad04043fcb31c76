import { beforeEach, expect, test } from 'vitest'
import { householdCard } from '../../workers/households/card.ts'
import { freshCounty } from '../given.ts'
import { on } from '../pairing/desk.ts'

const words = {
  check: (id: string) => (id === 'id-sex' ? { title: '性别与证件不符', severity: 'notice' as const } : null),
  sentence: ({ figures }: { figures: string }) => `登记为 ${JSON.parse(figures).recorded}`,
}

let county: Awaited<ReturnType<typeof freshCounty>>
beforeEach(async () => {
  county = await freshCounty()
})

test('the card has everything of one household on one page', async () => {
  const importId = (
    await county.db
      .prepare(
        `INSERT INTO import (file_name, object_key, size_bytes, state, uploaded_by, uploaded_at)
         VALUES ('花名册.xlsx', 'k', 1, 'committed', 'qinghe', '2026-11-01T00:00:00Z')`,
      )
      .run()
  ).meta.last_row_id
  const national = { farmland_mu: 12.5, toilet: 0 }
  const written = { import_id: importId, source_sheet: '表1', source_row: 4, extra: '{"备注":"低保"}' }
  await county.household({
    no: '1001',
    other_causes: '["因残"]',
    unsafe_house: 0,
    safe_water: 1,
    ...national,
    ...written,
  })
  await county.person({ household: '1001', name: '张小明', relation: '之子', birth_on: '2010-12' })
  await county.person({ household: '1001', relation: '户主', id: '520101198001011234', insured_resident: 1 })
  await county.person({ household: '1002', name: '别人' })
  await county.cadre({ name: '李四' })
  await county.pairing({
    household: '1001',
    cadre: '王五/水利局',
    since: '2021-05',
    until_on: '2024-01',
    end_reason: '退休',
  })
  await county.pairing({ household: '1001', cadre: '李四/教育局', since: '2024-01' })
  await county.visit({ household: '1001', cadre: '李四/教育局', on: '2026-10-01', found: '情况良好' })
  await county.visit({ household: '1001', cadre: '李四/教育局', on: '2026-11-01' })
  await county.measure({ household: '1001', category: '产业帮扶', content: '养羊', done: 1 })
  await county.plan({ household: '1001', year: 2026, content: '养羊 20 只' })
  await county.income({ household: '1001', year: 2025, net_fen: 2_000_000, per_head_fen: 1_000_000 })
  const finding = `INSERT INTO finding (check_id, subject, household_no, figures, status, first_run, last_run, first_found_at)`
  await county.db.prepare(`${finding} VALUES ('id-sex', 'a', '1001', '{"recorded":"女"}', 'new', 1, 1, '')`).run()
  await county.db.prepare(`${finding} VALUES ('id-sex', 'b', '1001', '{"recorded":"男"}', 'resolved', 1, 1, '')`).run()

  const card = (await householdCard(on('2026-11-20', county), '1001', words))!
  expect(card).toMatchObject({
    no: '1001',
    headName: '张三',
    cadres: '李四',
    findings: 1,
    otherCauses: ['因残'],
    unsafeHouse: false,
    safeWater: true,
    extra: { '耕地（亩）': '12.5', 卫生厕所: '否', 备注: '低保' },
    source: { importId, fileName: '花名册.xlsx', sheet: '表1', row: 4 },
    visitTotal: 2,
    measures: [{ category: '产业帮扶', content: '养羊', startedOn: null, amountFen: null, done: true }],
    plans: [{ year: 2026, content: '养羊 20 只' }],
    openFindings: [{ checkId: 'id-sex', title: '性别与证件不符', severity: 'notice', sentence: '登记为 女' }],
  })
  expect(card.people.map(({ name, age, insuredResident }) => [name, age, insuredResident])).toEqual([
    ['张三', 46, true],
    ['张小明', 15, null],
  ])
  expect(card.incomes).toMatchObject([{ year: 2025, netFen: 2_000_000, perHeadFen: 1_000_000, wagesFen: null }])
  expect(card.visits.map(({ visitedOn }) => visitedOn)).toEqual(['2026-11-01', '2026-10-01'])
  expect(
    card.pairings.map(({ cadreName, cadreUnit, current, endReason }) => [cadreName, cadreUnit, current, endReason]),
  ).toEqual([
    ['李四', '教育局', true, null],
    ['王五', '水利局', false, '退休'],
  ])
})

test('what no ledger has said stays unknown on the card', async () => {
  await county.household({ no: '1001' })
  const card = await householdCard(on('2026-11-20', county), '1001', words)
  expect(card).toMatchObject({
    otherCauses: [],
    extra: {},
    source: null,
    people: [],
    unsafeHouse: null,
    phoneMasked: null,
  })
})

test('numbers leave the card sealed, for the edge to mask', async () => {
  await county.household({ no: '1001', phone: '19000000001' })
  await county.person({ household: '1001', id: '520101198001011234' })
  const text = JSON.stringify(await householdCard(on('2026-11-20', county), '1001', words))
  expect(text).not.toContain('520101198001011234')
  expect(county.sealer.maskAll(text)).toMatch(/"phoneMasked":"190\*{4}0001".*"idMasked":"520\*{11}1234"/)
})

test('a household of another township, village or cadre has no card', async () => {
  await county.household({ no: '1001' })
  await county.pairing({ household: '1001', cadre: '李四/教育局', until_on: '2026-11-01' })
  const elsewhere = [
    { role: 'township_clerk', township: '柳溪镇' },
    { role: 'village_officer', township: '柳溪镇', village: '东村' },
    { role: 'cadre', cadreKey: '李四/教育局' },
  ] as const
  for (const membership of elsewhere) {
    expect(await householdCard(on('2026-11-20', county, membership), '1001', words)).toBeNull()
  }
  expect(await householdCard(on('2026-11-20', county), '9999', words)).toBeNull()
})
