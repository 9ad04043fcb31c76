import { beforeEach, expect, test } from 'vitest'
import { defaultPolicy } from '../../../shared/policy.ts'
import { apply } from '../../../workers/pairing/change/apply.ts'
import { candidates } from '../../../workers/pairing/propose/candidates.ts'
import { propose } from '../../../workers/pairing/propose/propose.ts'
import { freshCounty } from '../../given.ts'
import { on } from '../desk.ts'

const today = '2026-11-20'
const first = { page: 1, size: 50 }

let county: Awaited<ReturnType<typeof freshCounty>>
beforeEach(async () => {
  county = await freshCounty()
  await county.village({ name: '东村', unit: '清禾县水利局' })
  await county.village({ name: '西村', unit: '教育局' })
  await county.household({ no: '1001', village_group: '2组' })
  await county.cadre({ name: '李四', unit: '教育局' })
  await county.cadre({ name: '王五', unit: '水利局' })
})

const pairsOf = async (...ask: Parameters<typeof propose>) =>
  (await propose(...ask)).pairs.map(({ household, cadreName }) => `${household} ${cadreName}`)

test('a household without a cadre is proposed to its village’s unit, with why', async () => {
  await county.household({ no: '2001', village_group: '2组', status: '已脱贫' })
  await county.pairing({ household: '2001', cadre: '王五/水利局' })
  const { pairs, unsolved, asOf } = await propose(on(today, county))
  expect({ pairs, unsolved, asOf }).toEqual({
    asOf: today,
    unsolved: [],
    pairs: [
      {
        household: '1001',
        headName: '张三',
        township: '城关镇',
        village: '东村',
        cadre: '王五/水利局',
        cadreName: '王五',
        cadreUnit: '水利局',
        postLevel: '一般干部',
        replaces: null,
        loadAfter: 2,
        cap: 2,
        why: [
          '所在单位（水利局）包东村',
          '已帮扶东村 1 户，其中有同组（2组）的',
          '现有 1 户，加上本方案共 2 户，上限 2 户',
        ],
      },
    ],
  })
})

test('whoever is of the household, declared kin, about to leave or full is not proposed, and what is unsolved says so', async () => {
  await county.cadre({ name: '赵六', unit: '水利局', id: '520101198001011234' })
  await county.person({ household: '1001', id: '520101198001011234' })
  await county.cadre({ name: '钱七', unit: '水利局', left_on: '2026-12-31' })
  const kin = `INSERT INTO kinship (cadre_key, household_no, relation, declared_by, declared_at) VALUES ('王五/水利局', '1001', '岳父', 'qinghe', '')`
  await county.db.prepare(kin).run()
  const { pairs, unsolved } = await propose(on(today, county))
  expect(pairs).toEqual([])
  expect(unsolved.map(({ why }) => why)).toEqual([
    ['可派到东村的只有王五（备案亲属）、赵六（本户成员），不能帮扶这一户。'],
  ])
})

test('households of a cadre who has left go to a colleague, those over the cap to somebody with room; others stay', async () => {
  await county.cadre({ name: '老周', unit: '水利局', left_on: '2026-06-01', left_reason: '退休' })
  const gone = await county.pairing({ household: '1001', cadre: '老周/水利局' })
  for (const no of ['3001', '3002', '3003']) {
    await county.household({ no, village: '西村' })
    await county.pairing({ household: no, cadre: '李四/教育局' })
  }
  await county.cadre({ name: '孙八', unit: '教育局' })
  const desk = on(today, county)
  const { pairs } = await propose(desk, { scope: ['unpaired', 'gone', 'over'] })
  expect(pairs.map(({ household, cadreName, replaces }) => [household, cadreName, replaces?.cadreName])).toEqual([
    ['1001', '王五', '老周'],
    [expect.stringMatching(/^300/), '孙八', '李四'],
  ])
  expect(pairs[0]!.replaces!.id).toBe(gone)
  expect(pairs[0]!.why[0]).toBe('原帮扶责任人老周离岗，由同单位（水利局）的人接续')
  expect(await pairsOf(desk, { scope: ['unpaired'] })).toEqual([])
})

test('successors of a cadre about to leave are proposed for all its households or those named, among whom is asked', async () => {
  await county.household({ no: '1002' })
  for (const no of ['1001', '1002']) await county.pairing({ household: no, cadre: '王五/水利局' })
  for (const name of ['赵六', '钱七']) await county.cadre({ name, unit: '水利局' })
  const desk = on(today, county)
  const leaving = '王五/水利局'
  const { pairs } = await propose(desk, { leaving })
  expect(pairs).toHaveLength(2)
  // Whether it leaves or stays and hands some over is not told yet.
  expect(pairs[0]!.why[0]).toBe('王五移交，由同单位（水利局）的人接续')
  expect(await pairsOf(desk, { leaving, households: ['1002'], only: { cadreKeys: ['钱七/水利局'] } })).toEqual([
    '1002 钱七',
  ])
  expect((await propose(desk, { leaving, only: { unit: '教育局' } })).pairs).toEqual([])
})

test('a proposal is made as it stands by the change engine, and then there is nothing left to propose', async () => {
  await county.household({ no: '3001', village: '西村' })
  const desk = on(today, county)
  const { pairs } = await propose(desk)
  const changes = pairs.map(({ household, cadre }) => ({ householdNo: household, replaces: null, cadreKey: cadre }))
  await apply(desk, { on: today, reason: null, changes }, { actor: 'qinghe', at: new Date('2026-11-20T02:00:00Z') })
  expect(await propose(desk)).toMatchObject({ pairs: [], unsolved: [] })
})

test('a county without enough people says how many are missing, and what one household more would solve', async () => {
  for (const no of ['1002', '1003', '1004']) await county.household({ no })
  const { pairs, unsolved, limits, whatIf } = await propose(on(today, county))
  expect([pairs.length, unsolved.length]).toEqual([2, 2])
  expect(unsolved[0]!.why).toEqual(['可派到东村的 1 人（水利局 1 人），加上本方案都已满额。'])
  expect(limits).toEqual(['城关镇东村：待结对 4 户，还有余额的 1 人只能再接 2 户，还差 2 户。'])
  expect(whatIf).toEqual([{ postLevel: '一般干部', cap: 3, solved: 3, unsolved: 1 }])
  expect(await pairsOf(on(today, county), { caps: { 一般干部: 3 } })).toHaveLength(3)
})

test('a township is proposed its own households, a policy that sends anybody anywhere sends them', async () => {
  await county.household({ no: '4001', township: '柳溪镇', village: '南村' })
  const clerk = on(today, county, { role: 'township_clerk', township: '柳溪镇' })
  expect(await propose(clerk)).toMatchObject({ pairs: [], unsolved: [{ household: '4001' }] })
  const policy = defaultPolicy()
  policy.proposal.unitVillagesOnly = false
  expect(await pairsOf({ ...on(today, county), policy }, { township: '柳溪镇' })).toHaveLength(1)
})

test('candidates are all who may be looked up, best first, those sent elsewhere behind, the refused last with their words', async () => {
  await county.cadre({ name: '老周', unit: '水利局', left_on: '2026-06-01', left_reason: '退休' })
  const { rows, total } = await candidates(on(today, county), { households: ['1001'], filter: {} }, first)
  expect(total).toBe(3)
  expect(rows.map(({ name, ok, words, why }) => ({ name, ok, words, why }))).toEqual([
    { name: '王五', ok: true, words: null, why: ['所在单位（水利局）包东村', '现有 0 户，上限 2 户'] },
    { name: '李四', ok: true, words: null, why: ['所在单位（教育局）包西村，不包东村', '现有 0 户，上限 2 户'] },
    { name: '老周', ok: false, words: expect.stringContaining('离岗'), why: [] },
  ])
  const none = candidates(on(today, county), { households: ['9999'], filter: {} }, first)
  await expect(none).rejects.toThrow('not-found')
})

test('a household paired today may change hands from tomorrow on, and its candidates are told for that day', async () => {
  await county.pairing({ household: '1001', cadre: '李四/教育局', since: today })
  const { rows } = await candidates(on(today, county), { households: ['1001'], filter: {} }, first)
  expect(rows.map(({ name, ok }) => [name, ok])).toEqual([
    ['王五', true],
    ['李四', false],
  ])
})

test('a township is not told the villages of others where a candidate’s unit has some', async () => {
  await county.village({ township: '柳溪镇', name: '南村', unit: '教育局' })
  await county.household({ no: '4001', township: '柳溪镇', village: '北村' })
  await county.cadre({ name: '孙八', post_level: '村干部' })
  await county.pairing({ household: '4001', cadre: '孙八/教育局' })
  const clerk = on(today, county, { role: 'township_clerk', township: '城关镇' })
  const { rows } = await candidates(clerk, { households: ['1001'], filter: {} }, first)
  expect(rows.map(({ name, why }) => [name, why[0]])).toEqual([
    ['李四', '所在单位（教育局）包西村、别处 1 个村，不包东村'],
    ['孙八', '在别处 1 个村任职，不在东村'],
  ])
})
