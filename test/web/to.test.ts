import { expect, test } from 'vitest'
import { keyOf, to, withQuery } from '../../web/to.ts'

test('an address leaves out what is not asked for and writes a tick as 1', () => {
  expect(withQuery('/households', { q: '', township: undefined, village: null, unpaired: true, page: 2 })).toBe(
    '/households?unpaired=1&page=2',
  )
  expect(withQuery('/households', { unpaired: false })).toBe('/households')
})

test('a household number goes into the address whole, whatever is written in it', () => {
  expect(to.household('5299010966776225')).toBe('/households/5299010966776225')
  expect(to.household('旧/12 3')).toBe('/households/%E6%97%A7%2F12%203')
})

test('a key with a slash is one step of an address, and read back whole', () => {
  const [, , once] = to.handover('李四/水利局').split('/').map(decodeURIComponent)
  expect(keyOf({ key: once! })).toBe('李四/水利局')
  expect(to.village('柳溪镇/河村')).not.toMatch(/%2F/)
})

test('a township in a link survives the way there and back', () => {
  const href = to.findings({ check: 'pair-none', township: '柳溪镇' })
  const query = new URL(href, 'http://localhost').searchParams
  expect(Object.fromEntries(query)).toEqual({ check: 'pair-none', township: '柳溪镇' })
})
