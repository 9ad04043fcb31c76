import { expect, test } from 'vitest'
import { addOnCloudflare } from '../../workers/tenants/cloudflare.ts'
import { faultOf } from '../../workers/tenants/tenant.ts'

test.each(['529901', '110101', '429004', '441900'])('%s is a county’s code', (code) => {
  expect(faultOf({ code, name: '清禾县' })).toBeNull()
})

test.each(['', '52990', '5299011', '52990a', '990101', '520000', '529900', '５２９９０１'])('“%s” is none', (code) => {
  expect(faultOf({ code, name: '清禾县' })).toContain('请填 GB/T 2260 的六位代码')
})

test.each(['县', '', 'Qinghe', '清禾 县', "清禾'县", '清'.repeat(21)])('“%s” is no name of a county', (name) => {
  expect(faultOf({ code: '529901', name })).toContain('请填 2–20 个汉字')
})

test('for Cloudflare it is said what to do, from the database to the deployment', () => {
  const words = addOnCloudflare({ code: '529903', name: '云岭县' }, new Date('2026-01-01T00:00:00Z'))
  const steps = [
    'd1 create jiedui-529903',
    'binding = "COUNTY_529903"',
    'migrations apply jiedui-529903',
    'npm run deploy',
  ]
  expect(steps.map((step) => words.indexOf(step)).every((at, n, all) => at > (all[n - 1] ?? 0))).toBe(true)
})
