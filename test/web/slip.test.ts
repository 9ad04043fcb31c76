import { expect, test } from 'vitest'
import { slipOf } from '../../web/pages/officer/household/slip.ts'

const span = (id: number, current: boolean, writtenAt: string | null) => ({
  ...{ id, current, writtenAt, householdNo: '1', cadreKey: '李四/教育局', cadreName: '李四', cadreUnit: '教育局' },
  ...{ role: null, sinceOn: null, untilOn: null, endReason: null },
})

test('what was changed last, and today in Beijing, may be taken back: the one begun, or ended with nobody in its place', () => {
  const ended = span(1, false, '2026-11-19T17:00:00.000Z')
  const begun = span(2, true, '2026-11-19T17:00:00.000Z')
  expect(slipOf([ended, begun, span(3, false, null)], '2026-11-20')).toBe(begun)
  expect(slipOf([ended], '2026-11-20')).toBe(ended)
  expect(slipOf([span(4, true, '2026-11-19T15:59:00.000Z')], '2026-11-20')).toBeNull()
})
