import { expect, test } from 'vitest'
import { agesOn } from '../../shared/age.ts'
import { nextDay, startOf } from '../../shared/day.ts'
import { before, monthOf, periodOf, quarterOf } from '../../shared/period.ts'

test('a month and a quarter have their days and the one before', () => {
  expect(periodOf('2026-12')).toEqual({
    id: '2026-12',
    name: '2026 年 12 月分析',
    from: '2026-12-01',
    to: '2026-12-31',
  })
  expect(periodOf('2024-02')?.to).toBe('2024-02-29')
  expect(periodOf('2026-Q4')).toEqual({
    ...{ id: '2026-Q4', name: '2026 年第四季度通报', from: '2026-10-01', to: '2026-12-31' },
  })
  expect([before(periodOf('2026-01')!).id, before(periodOf('2026-Q1')!).id]).toEqual(['2025-12', '2025-Q4'])
  expect([monthOf('2026-09-30').id, quarterOf('2026-09-30').id, quarterOf('2026-10-01').id]).toEqual([
    '2026-09',
    '2026-Q3',
    '2026-Q4',
  ])
  for (const words of ['2026', '2026-13', '2026-00', '2026-Q5', '26-01', '2026-1', '2026-01-01'])
    expect(periodOf(words)).toBeNull()
})

test('a day begins at midnight in Beijing; ages follow one another without a day between', () => {
  expect([startOf('2026-10-01'), startOf('2026-10-31', 1)]).toEqual([
    '2026-09-30T16:00:00.000Z',
    '2026-10-31T16:00:00.000Z',
  ])
  const ages = agesOn('2026-11-22')
  expect(ages[0]!.to).toBe('2026-11-22')
  for (const [i, age] of ages.slice(1).entries()) expect(nextDay(age.to)).toBe(ages[i]!.from)
})
