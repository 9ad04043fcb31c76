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

test('only the county’s admin changes what is of the whole county', () => {
  for (const action of ['import.commit', 'policy.set', 'check.run', 'register.empty'] as const) {
    expect(who(action)).toEqual(['county_admin'])
  }
})

test('pairs are made by the county and, in their township, its clerks', () => {
  expect(who('pairing.assign')).toEqual(['county_admin', 'township_clerk'])
})

test('only the county’s admin sees numbers in full', () => {
  expect(who('finding.unmask')).toEqual(['county_admin'])
})

test('inspectors and auditors read the findings', () => {
  expect(who('finding.read')).toEqual(['county_admin', 'inspector', 'auditor'])
})

test('whoever keeps no household sees none', () => {
  expect(who('household.read')).toEqual([
    'county_admin',
    'township_clerk',
    'village_officer',
    'cadre',
    'inspector',
    'auditor',
  ])
})

test('a role held for a township opens its households and nothing of the whole county', () => {
  const admin = held('county_admin', { township: '城关镇' })
  expect([may(admin, 'household.read'), may(admin, 'finding.read')]).toEqual([true, false])
})
