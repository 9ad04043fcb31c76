import { expect, test } from 'vitest'
import { Role } from '../../shared/role.ts'
import type { Membership } from '../../shared/session.ts'
import { may } from '../../workers/http/may.ts'

const held = (role: Role, area: Partial<Membership> = {}): Membership => ({
  county: { code: '529901', name: '清禾县' },
  role,
  township: null,
  village: null,
  cadreKey: null,
  ...area,
})
const who = (action: Parameters<typeof may>[1]) => Role.options.filter((role) => may(held(role), action))

test('only the county’s admin changes anything', () => {
  expect([who('pairing.assign'), who('import.commit'), who('policy.set')]).toEqual(Array(3).fill(['county_admin']))
})

test('only the county’s admin sees numbers in full', () => {
  expect(who('finding.unmask')).toEqual(['county_admin'])
})

test('inspectors and auditors read', () => {
  expect(who('finding.read')).toEqual(['county_admin', 'inspector', 'auditor'])
})

test('a role held for a township or a village opens nothing of the whole county', () => {
  expect(may(held('county_admin', { township: '城关镇' }), 'household.read')).toBe(false)
})
