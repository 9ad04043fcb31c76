import { expect, test } from 'vitest'
import { compareCheck, compareTotals, type Truth } from './compare.ts'
import { reportOf } from './report.ts'

const household = (key: string) => ({ kind: 'household', key, why: '' })

const truth: Truth = {
  county: { code: '529901', name: '清禾县' },
  as_of: '2026-10-31',
  policy: { income_line: { 2025: 8600 } },
  totals: { households: 3, persons: 9, persons_recorded: 8, cadres: 2, pairings: 3, visits: 4 },
  checks: {
    'pair-none': {
      expected: [household('1'), household('2')],
      near_misses: [{ kind: 'household', key: '3', why: '结对到昨天为止' }],
      optional: [household('4')],
    },
  },
}
const found = (...keys: string[]) => keys.map((key) => ({ check: 'pair-none', kind: 'household', key }))

test('a check that finds exactly what it must has nothing missing and nothing extra', () => {
  expect(compareCheck(truth, 'pair-none', found('2', '1'))).toEqual({ expected: 2, found: 2, missing: [], extra: [] })
})

test('an optional subject is right either way', () => {
  expect(compareCheck(truth, 'pair-none', found('1', '2', '4'))).toMatchObject({ missing: [], extra: [] })
})

test('a subject left out is missing, one too many is extra, and a near miss says why', () => {
  expect(compareCheck(truth, 'pair-none', found('1', '3', '5'))).toMatchObject({
    missing: [{ key: '2' }],
    extra: [{ key: '3', why: 'near miss: 结对到昨天为止' }, { key: '5' }],
  })
})

test('the same key of another kind is another subject', () => {
  const findings = [{ check: 'pair-none', kind: 'cadre', key: '1' }, ...found('2')]
  expect(compareCheck(truth, 'pair-none', findings)).toMatchObject({
    missing: [{ kind: 'household', key: '1' }],
    extra: [{ kind: 'cadre', key: '1' }],
  })
})

test('members on the register are one total, what the households record another', () => {
  const totals = { households: 3, persons: 9, recorded: 9, cadres: 2, pairings: 3, visits: 4 }
  expect(compareTotals(truth, totals)).toMatchObject({
    persons: { expected: 9, found: 9 },
    recorded: { expected: 8, found: 9 },
  })
})

test('a check nobody has made yet, or a workbook not taken, is not exact', () => {
  const totals = { households: 3, persons: 9, recorded: 8, cadres: 2, pairings: 3, visits: 4 }
  const subjects = ['1', '2'].map((key) => ({ check: 'pair-none', kind: 'household', key }))
  const findings = subjects as Parameters<typeof reportOf>[1]['findings']
  const exact = (ids: string[], leftOut: string[]) =>
    reportOf(truth, { totals, findings, implemented: new Set(ids), leftOut }).exact
  expect([exact(['pair-none'], []), exact([], []), exact(['pair-none'], ['甲.xlsx：refused'])]).toEqual([
    true,
    false,
    false,
  ])
})
