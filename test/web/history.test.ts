import { expect, test } from 'vitest'
import type { PairingSpan } from '../../shared/household.ts'
import { withGaps } from '../../web/pages/officer/household/history.ts'

let id = 0
const span = (cadreName: string, sinceOn: string | null, untilOn: string | null): PairingSpan => ({
  id: ++id,
  householdNo: '1',
  cadreKey: `${cadreName}/教育局`,
  cadreName,
  cadreUnit: '教育局',
  role: null,
  sinceOn,
  untilOn,
  endReason: null,
  current: untilOn === null,
})
const told = (...spans: PairingSpan[]) =>
  withGaps(spans).map((one) => ('from' in one ? `${one.from} ${one.to}` : one.cadreName))

test('between two cadres the days without anybody are told, the latest first', () => {
  expect(told(span('乙', '2024-05-01', null), span('甲', '2023-01-01', '2024-03-31'))).toEqual([
    '乙',
    '2024-04-01 2024-04-30',
    '甲',
  ])
})

test('who takes over the next day, or in the month the other one left, leaves no gap', () => {
  expect(told(span('甲', '2023-01', '2024-03-31'), span('乙', '2024-04-01', null))).toEqual(['乙', '甲'])
  expect(told(span('甲', '2023-01', '2024-03'), span('乙', '2024-03-20', null))).toEqual(['乙', '甲'])
  expect(told(span('甲', '2022', '2024'), span('乙', '2025-01', null))).toEqual(['乙', '甲'])
})

test('somebody beside covers; a beginning or an end nobody knows tells of no gap', () => {
  expect(told(span('甲', '2020-01-01', null), span('乙', '2021-01-01', '2021-06-30'))).toEqual(['乙', '甲'])
  expect(told(span('甲', '2020-01-01', '2020-12-31'), span('丙', null, null))).toEqual(['甲', '丙'])
  expect(told()).toEqual([])
})
