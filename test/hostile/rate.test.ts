import { expect, test } from 'vitest'
import { tooDeep } from '../../workers/http/depth.ts'
import { addressOf, mayTrySignIn, rateOf } from '../../workers/http/rate.ts'

const minute = 60_000

test('a rate gives so many turns at once and then so many a minute', () => {
  const rate = rateOf({ atOnce: 3, aMinute: 6 })
  const take = (at: number) => rate.take('甲', at)
  expect([take(0), take(0), take(0), take(0)]).toEqual([true, true, true, false])
  expect([take(10_000), take(10_000)]).toEqual([true, false])
  expect([take(minute), take(minute), take(minute), take(minute)]).toEqual([true, true, true, false])
})

test('one who hurries holds nobody else back', () => {
  const rate = rateOf({ atOnce: 1, aMinute: 1 })
  expect([rate.take('甲', 0), rate.take('甲', 0), rate.take('乙', 0)]).toEqual([true, false, true])
})

test('a clock put back gives no turns and takes none', () => {
  const rate = rateOf({ atOnce: 1, aMinute: 60 })
  rate.take('甲', minute)
  expect([rate.take('甲', 0), rate.take('甲', 1000)]).toEqual([false, true])
})

test('a million strangers are not all remembered', () => {
  const rate = rateOf({ atOnce: 1, aMinute: 0 }, 100)
  for (let who = 0; who < 1000; who++) rate.take(`${who}`, 0)
  expect([rate.has('0', 0), rate.has('999', 0)]).toEqual([true, false])
})

test('300 people of one office sign in at half past eight, and nobody after them waits long', () => {
  const office = '203.0.113.7'
  expect(Array.from({ length: 301 }, () => mayTrySignIn(office, 0)).filter((may) => !may)).toHaveLength(1)
  expect([mayTrySignIn(office, 1000), mayTrySignIn('203.0.113.8', 0)]).toEqual([true, true])
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2::7', '2001:db8:1:2'],
  ['2001:DB8:1:2:ffff:1:2:3', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (from, as) => {
  expect(addressOf(new Headers({ 'cf-connecting-ip': from }))).toBe(as)
})

test('where nobody says where a request comes from it is from nowhere', () => {
  expect(addressOf(new Headers({ 'x-forwarded-for': '203.0.113.7' }))).toBe(null)
})

test.each([
  ['{"a":[{"b":"[[[[[[["}]}', false],
  ['"\\"[[[[["', false],
  ['[]'.repeat(50), false],
  ['['.repeat(5), true],
  ['{"a":'.repeat(5), true],
])('of %s it is %s that it is too deep', (json, deep) => {
  expect(tooDeep(json, 4)).toBe(deep)
})
