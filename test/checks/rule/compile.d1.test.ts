import type { D1Database } from '@cloudflare/workers-types'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RuleCondition } from '../../../shared/rulecondition.ts'
import { compile } from '../../../workers/checks/rule/compile.ts'
import { freshCounty } from '../../given.ts'
import { found, type Given, ruleOf, type Written } from './found.ts'

let db: D1Database
beforeAll(async () => {
  db = (await freshCounty()).db
})

async function finds(written: Written, given: Given) {
  const { check, faults } = compile(ruleOf(written))
  expect(faults).toEqual([])
  return found(db, check, given)
}
const subjects = async (written: Written, given: Given) => (await finds(written, given)).map(({ subject }) => subject)

describe('what is unknown is never a finding, nor its opposite', () => {
  const household = [
    { key: 'H1', status: '已脱贫' },
    { key: 'H2', status: '' },
    { key: 'H3', status: null },
  ]
  test.each([
    [{ of: 'status', is: '已脱贫' }, ['H1']],
    [{ of: 'status', isNot: '已脱贫' }, ['H2']],
    [{ not: { of: 'status', is: '已脱贫' } }, ['H2']],
    [{ of: 'status', blank: true }, ['H2']],
    [{ of: 'status', blank: false }, ['H1']],
    [{ of: 'status', delivered: false }, ['H3']],
    [{ of: 'status', in: ['已脱贫', '返贫'] }, ['H1']],
    [{ of: 'status', notIn: ['已脱贫', '返贫'] }, ['H2']],
    [{ of: 'status', contains: '脱贫' }, ['H1']],
    [{ of: 'status', containsNot: '脱贫' }, ['H2']],
  ] as [RuleCondition, string[]][])('%j', async (when, expected) => {
    expect(await subjects({ subject: 'household', when }, { household })).toEqual(expected)
  })

  test.each([
    [{ of: { count: 'members', where: { of: 'health', is: '残疾' } }, is: 0 }, ['H1']],
    [{ of: { count: 'members', where: { of: 'health', is: '残疾' } }, atLeast: 1 }, ['H2']],
    [{ not: { of: { count: 'members', where: { of: 'health', is: '残疾' } }, gt: 0 } }, ['H1']],
    [{ of: { count: 'members', where: { of: 'health', isNot: '残疾' } }, atLeast: 2 }, ['H1']],
    [{ of: { count: 'measures' }, is: 0 }, []],
    [{ of: 'measures', delivered: false }, ['H1', 'H2', 'H3']],
  ] as [RuleCondition, string[]][])('%j', async (when, expected) => {
    const given = {
      household,
      person: [
        { household_no: 'H1', name: '甲', health: '健康' },
        { household_no: 'H1', name: '乙', health: '' },
        { household_no: 'H2', name: '甲', health: '残疾' },
        { household_no: 'H2', name: '乙', health: null },
        { household_no: 'H3', name: '甲', health: null },
      ],
    }
    expect(await subjects({ subject: 'household', when }, given)).toEqual(expected)
  })

  test('numbers: NULL is unknown unless it was delivered blank', async () => {
    const household = [
      { key: 'H1', farmland_mu: 3.5, income_per_head_fen: 800_000 },
      { key: 'H2', farmland_mu: null, written: '{"farmland_mu":""}', income_per_head_fen: 700_000 },
      { key: 'H3', farmland_mu: null },
    ]
    const of = async (when: RuleCondition) => subjects({ subject: 'household', when }, { household })
    expect(await of({ of: 'farmland_mu', blank: true })).toEqual(['H2'])
    expect(await of({ of: 'farmland_mu', blank: false })).toEqual(['H1'])
    expect(await of({ of: 'farmland_mu', delivered: false })).toEqual(['H3'])
    expect(await of({ of: 'farmland_mu', between: [0, 100] })).toEqual(['H1'])
    expect(await of({ of: 'income_per_head_fen', lt: 7300 })).toEqual(['H2'])
    expect(await of({ of: 'income_per_head_fen', atLeast: { policy: 'incomeLineYuan.2023' } })).toEqual(['H1'])
  })
})

describe('days of which only a month or a year is known', () => {
  const household = ['2023-03-15', '2023-03', '2023', '2024-01-01', ''].map((risk_identified_on, i) => ({
    key: `H${i + 1}`,
    risk_identified_on,
  }))
  test.each([
    [{ of: 'risk_identified_on', atMost: '2023-03' }, ['H1', 'H2']],
    [{ of: 'risk_identified_on', lt: '2023-03-20' }, ['H1']],
    [{ of: 'risk_identified_on', is: '2023' }, ['H1', 'H2', 'H3']],
    [{ of: 'risk_identified_on', isNot: '2023' }, ['H4']],
    [{ of: 'risk_identified_on', gt: '2023' }, ['H4']],
    [{ of: 'risk_identified_on', between: ['2023-02', '2023-04'] }, ['H1', 'H2']],
    [{ of: 'risk_identified_on', lt: { yearsAgo: 3 } }, ['H1', 'H2']],
    [{ of: { months: ['risk_identified_on', '2023-09-30'] }, atLeast: 6 }, ['H1']],
    [{ of: { months: ['risk_identified_on', '2023-08-10'] }, lt: 6 }, ['H1', 'H2', 'H4']],
    [{ of: { days: ['risk_identified_on', '2023-03-25'] }, is: 10 }, ['H1']],
  ] as [RuleCondition, string[]][])('%j', async (when, expected) => {
    expect(await subjects({ subject: 'household', when }, { household })).toEqual(expected)
  })
})

test('ages are full years on the day, by the ID before the register', async () => {
  const person = [
    { name: '甲', birth_on: '2010-10-31' },
    { name: '乙', birth_on: '2010-11-01' },
    { name: '丙', birth_on: '1990-01-01', id_birth_on: '2012-05-05', id_state: 'valid' },
    { name: '丁', birth_on: '2010' },
    { name: '戊', birth_on: '' },
  ].map((row) => ({ household_no: 'H1', ...row }))
  const of = async (when: RuleCondition) =>
    (await finds({ subject: 'person', when, says: '{name}{age}岁。' }, { household: [{ key: 'H1' }], person })).map(
      ({ sentence }) => sentence,
    )
  expect(await of({ of: 'age', atLeast: 16 })).toEqual(['甲16岁。'])
  expect(await of({ of: 'age', lt: 16 })).toEqual(['丙14岁。', '乙15岁。'])
  expect(await of({ of: 'age', is: 15 })).toEqual(['乙15岁。'])
  expect(await of({ of: 'age', between: [14, 15] })).toEqual(['丙14岁。', '乙15岁。'])
  expect(await of({ of: { years: ['birth', '2026-06-01'] }, lt: 15 })).toEqual(['丙14岁。'])
})

test('rows are followed: what a record belongs to, whose family, which numbers are the same, what the village adds up to', async () => {
  const given = {
    village: [{ farmland_mu: 10 }],
    household: [
      { key: 'H1', status: '已脱贫', farmland_mu: 6, monitor_kind: '' },
      { key: 'H2', status: '已脱贫', farmland_mu: 5, monitor_kind: '脱贫不稳定户' },
    ],
    person: [
      { household_no: 'H1', name: '甲', relation: '户主', sex: '男', work_phone: 'enc:a;', work_place: '省外务工' },
      { household_no: 'H1', name: '乙', relation: '配偶', sex: '男', work_phone: 'enc:a;', work_place: '乡镇内务工' },
      { household_no: 'H2', name: '丙', relation: '户主', sex: '女', work_phone: 'enc:b;' },
    ],
  }
  expect(
    await finds(
      {
        subject: 'village',
        when: {
          of: 'farmland_mu',
          lt: { times: 1, of: { sum: 'households.farmland_mu', where: { of: 'status', is: '已脱贫' } } },
        },
        figures: { 合计: { sum: 'households.farmland_mu' } },
        says: '{name}耕地 {farmland_mu} 亩，脱贫户合计 {合计} 亩。',
      },
      given,
    ),
  ).toEqual([{ subject: '甲乡/一村', sentence: '一村耕地 10 亩，脱贫户合计 11 亩。' }])
  expect(
    await subjects(
      {
        subject: 'person',
        when: {
          of: {
            count: 'sameWorkPhone',
            where: {
              all: [
                { of: 'household_no', is: { field: 'subject.household_no' } },
                { of: 'work_place', isNot: { field: 'subject.work_place' } },
              ],
            },
          },
          atLeast: 1,
        },
      },
      given,
    ),
  ).toEqual(['H1/乙', 'H1/甲'])
  expect(
    await subjects(
      {
        subject: 'household',
        when: {
          of: {
            count: 'members',
            where: {
              all: [
                { of: 'relation', is: '配偶' },
                {
                  of: {
                    count: 'family',
                    where: {
                      all: [
                        { of: 'relation', is: '户主' },
                        { of: 'sex', is: '男' },
                        { of: 'household.status', is: '已脱贫' },
                      ],
                    },
                  },
                  atLeast: 1,
                },
              ],
            },
          },
          atLeast: 1,
        },
      },
      given,
    ),
  ).toEqual(['H1'])
  expect(
    await subjects({ subject: 'person', when: { of: 'household.villageRow.farmland_mu', is: 10 } }, given),
  ).toHaveLength(3)
})

test('cells with several words, columns no field answers to, lists of the pack', async () => {
  const given = {
    household: [
      {
        key: 'H1',
        help_security: '低保，其他',
        extra: '{"大棚面积":"1,200.5","验收":"2023/05"}',
        cause: '因病',
        other_causes: '["因残"]',
      },
      { key: 'H2', help_security: '', extra: '{"大棚面积":""}', cause: '因学', other_causes: '[]' },
      { key: 'H3', help_security: '残疾人补贴', extra: '{"大棚面积":"约三亩"}', cause: null },
    ],
  }
  const of = async (when: RuleCondition) =>
    subjects({ subject: 'household', when, lists: { 兜底: ['低保', '特困'] } }, given)
  expect(await of({ of: 'help_security', has: '低保' })).toEqual(['H1'])
  expect(await of({ of: 'help_security', has: '@兜底' })).toEqual(['H1'])
  expect(await of({ of: 'help_security', hasNot: ['低保', '特困'] })).toEqual(['H2', 'H3'])
  expect(await of({ of: { count: 'help_security' }, atLeast: 2 })).toEqual(['H1'])
  expect(await of({ of: { count: 'help_security' }, is: 0 })).toEqual(['H2'])
  expect(await of({ of: 'causes', has: '因残' })).toEqual(['H1'])
  expect(await of({ of: 'causes', hasNot: '因残' })).toEqual(['H2'])
  expect(await of({ of: 'extra.大棚面积', gt: 1000 })).toEqual(['H1'])
  expect(await of({ of: 'extra.大棚面积', blank: true })).toEqual(['H2'])
  expect(await of({ of: 'extra.验收', atMost: '2023-05' })).toEqual(['H1'])
})
