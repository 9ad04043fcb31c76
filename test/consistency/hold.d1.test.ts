import type { D1Database } from '@cloudflare/workers-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { holdingSql } from '../../workers/consistency/hold.ts'
import { pairs } from '../../workers/consistency/pairs.ts'
import { holdLedgers } from '../../workers/consistency/refresh.ts'
import { planFaults } from '../checks/plan.ts'
import { freshCounty } from '../given.ts'

type County = Awaited<ReturnType<typeof freshCounty>>
let county: County
let db: D1Database
beforeEach(async () => {
  county = await freshCounty()
  db = county.db
})

const now = new Date('2026-11-01T08:00:00Z')
const hold = (more: { tables?: string[]; households?: string[] } = {}) =>
  holdLedgers(db, { asOf: '2026-11-01', now, cause: 'asked', ...more })
async function found() {
  const { results } = await db
    .prepare(
      'SELECT household_no, who, field, other_ledger, value, other_value FROM disagreement ORDER BY household_no, field, other_ledger',
    )
    .all<Record<string, string | null>>()
  return results.map(({ household_no, who, field, other_ledger, value, other_value }) =>
    [household_no, who, field, other_ledger, value, other_value].filter((one) => one !== null).join(' '),
  )
}

const id = '529901196607118877'

describe('tables that speak of one thing', () => {
  it('are held against each other: the income of the last year, the number of people', async () => {
    await county.household({ no: 'H1', income_per_head_fen: 900000, population: 3 })
    await county.income({ household: 'H1', year: 2024, per_head_fen: 900000, population: 3 })
    await county.income({ household: 'H1', year: 2025, per_head_fen: 812350, population: 4 })
    await county.household({ no: 'H2', income_per_head_fen: 900000, population: 3 })
    await county.income({ household: 'H2', year: 2025, per_head_fen: 900000, population: 3 })
    await hold()
    expect(await found()).toEqual(['H1 人均纯收入 收入台账 9000 元 8123.5 元', 'H1 家庭人口 收入台账 3 4'])
  })

  it('the helper of the register against whoever is paired today: one of several is enough, a unit by its short name too', async () => {
    await county.cadre({ name: '甲' })
    await county.household({ no: 'H1', helper_name: '乙', helper_unit: '水利局' })
    await county.household({ no: 'H2', helper_name: '甲、丙', helper_unit: '教育局' })
    await county.household({ no: 'H3', helper_name: '甲', helper_unit: '水利局' })
    for (const household of ['H1', 'H2', 'H3']) {
      await county.pairing({ household, cadre: '甲/教育局', cadre_unit: '清禾县教育局' })
      await county.pairing({ household, cadre: '丁/教育局', until_on: '2025-01-01' })
    }
    await hold()
    expect(await found()).toEqual(['H1 帮扶责任人 结对台账 乙 甲', 'H3 帮扶单位 结对台账 水利局 清禾县教育局'])
  })

  it('a name beside an ID number, the same name with a dot or a space is none', async () => {
    await county.household({ no: 'H1', head_name: '阿依古丽' })
    await county.person({ household: 'H1', name: '阿依古丽', id })
    await county.comparison({ list: '低保', name: '阿依·古丽', id })
    await hold()
    expect(await found()).toEqual([])
    await county.comparison({ list: '残疾', name: '阿依努尔', id })
    await hold()
    expect(await found()).toEqual(['H1 阿依古丽 姓名 比对名单 阿依古丽 阿依努尔'])
  })

  it('what is blank on one side is unknown; visits whose household was found by the head’s name say nothing new', async () => {
    await county.household({ no: 'H1', head_name: '张三', village: '东村', planned_exit_year: null })
    await county.visit({ household: 'H1', cadre: '甲/教育局', on: '2026-03-01', head_name: '', village: '东村委会' })
    await county.household({ no: 'H2', head_name: '李四', village: '东村' })
    await county.visit({ household: 'H2', cadre: '甲/教育局', on: '2026-03-01', head_name: '李四娃', village: '西村' })
    await county.visit({ household: 'H2', cadre: '甲/教育局', on: '2026-02-01', head_name: '王五', village: '东村' })
    await hold()
    expect(await found()).toEqual(['H2 户主姓名 走访台账 李四 李四娃', 'H2 所在村 走访台账 东村 西村'])
  })

  it('looks again only where a pairing changed, and at what reads pairings', async () => {
    for (const no of ['H1', 'H2']) {
      await county.household({ no, helper_name: '乙', population: 3 })
      await county.pairing({ household: no, cadre: '甲/教育局' })
      await county.income({ household: no, year: 2025, population: 4 })
    }
    await hold()
    await db.prepare(`UPDATE household SET helper_name = '甲', population = 4`).run()
    await hold({ tables: ['pairing'], households: ['H1'] })
    expect(await found()).toEqual([
      'H1 家庭人口 收入台账 3 4',
      'H2 家庭人口 收入台账 3 4',
      'H2 帮扶责任人 结对台账 乙 甲',
    ])
    await hold()
    expect(await found()).toEqual([])
  })

  it('whose household left the register is left alone', async () => {
    await county.household({ no: 'H1', population: 3 })
    await county.income({ household: 'H1', year: 2025, population: 4 })
    await hold()
    await db.prepare('DELETE FROM household').run()
    await hold({ households: ['H1'] })
    expect(await found()).toEqual([])
  })

  it('no statement reads a table whole inside a loop', async () => {
    const statements = [false, true].flatMap((narrowed) =>
      pairs.map((pair) => ({
        text: holdingSql(pair, narrowed),
        values: ['2026-11-01', '', ...(narrowed ? ['["H1"]'] : [])],
      })),
    )
    expect(await planFaults(db, statements)).toEqual([])
  })
})
