import type { D1Database } from '@cloudflare/workers-types'
import { beforeAll, expect, test } from 'vitest'
import type { RuleCondition } from '../../../shared/rulecondition.ts'
import { compile } from '../../../workers/checks/rule/compile.ts'
import { freshCounty } from '../../given.ts'
import { found, ruleOf } from './found.ts'

let db: D1Database
beforeAll(async () => {
  db = (await freshCounty()).db
})

/** Households by the days they were identified and cleared on, on 31 October 2026. */
async function found31October(when: RuleCondition, days: [string, string?][]) {
  const { check, faults } = compile(ruleOf({ subject: 'household', when }))
  expect(faults).toEqual([])
  const household = days.map(([from, to]) => ({
    key: to === undefined ? from : `${from} ${to}`,
    risk_identified_on: from,
    risk_cleared_on: to ?? null,
  }))
  return (await found(db, check, { household })).map(({ subject }) => subject)
}

test('a month ago is the same day of the month before, or its last', async () => {
  const since = (monthsAgo: number, ...days: string[]) =>
    found31October(
      { of: 'risk_identified_on', atMost: { monthsAgo } },
      days.map((day) => [day]),
    )
  expect(await since(1, '2026-09-30', '2026-10-01')).toEqual(['2026-09-30'])
  expect(await since(8, '2026-02-28', '2026-03-01')).toEqual(['2026-02-28'])
  expect(await since(2, '2026-08-31', '2026-09-01')).toEqual(['2026-08-31'])
  expect(await since(-1, '2026-11-30', '2026-12-01')).toEqual(['2026-11-30'])
})

test('months are whole ones, calendar months count from one to the next', async () => {
  const days: [string, string][] = [
    ['2023-03-05', '2023-04-04'],
    ['2023-03-05', '2023-04-05'],
    ['2023-03-31', '2023-04-01'],
    ['2023-03-20', '2023-05-10'],
    ['2023-03', '2023-04'],
    ['2023', '2023-04'],
  ]
  const span: [{ field: string }, { field: string }] = [{ field: 'risk_identified_on' }, { field: 'risk_cleared_on' }]
  expect(await found31October({ of: { months: span }, lt: 1 }, days)).toEqual([
    '2023-03-05 2023-04-04',
    '2023-03-31 2023-04-01',
  ])
  expect(await found31October({ of: { calendarMonths: span }, is: 1 }, days)).toEqual([
    '2023-03 2023-04',
    '2023-03-05 2023-04-04',
    '2023-03-05 2023-04-05',
    '2023-03-31 2023-04-01',
  ])
})

test('a figure that moves with the calendar is said to: it is no news about the finding', () => {
  const figures = {
    天数: { days: [{ field: 'work_from' }, { daysAgo: 0 }] },
    同岁: { count: 'family', where: { of: 'age', is: 3 } },
  }
  const says = '{name}{age}岁，务工 {天数} 天，家中有 {同岁} 人。'
  const when: RuleCondition = { of: 'work_from', blank: false }
  const { check } = compile(ruleOf({ subject: 'person', when, says, figures: figures as never }))
  expect(check.moving).toEqual(['age', 'figure_2', 'figure_3'])
  expect(check.figures).toMatchObject({ figure_2: '天数', figure_3: '同岁' })
})
