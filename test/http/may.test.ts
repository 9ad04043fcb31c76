import { expect, test } from 'vitest'
import { Access } from '../../shared/access.ts'
import { Role } from '../../shared/role.ts'
import type { Membership } from '../../shared/session.ts'
import { heldFor } from '../../workers/db/reach.ts'
import { accessTable } from '../../workers/http/access.ts'
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

test('inspectors and auditors read the imports, auditors the trail', () => {
  expect(who('import.read')).toEqual(['county_admin', 'inspector', 'auditor'])
  expect(who('audit.read')).toEqual(['county_admin', 'auditor'])
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
  expect([may(admin, 'household.read'), may(admin, 'import.read')]).toEqual([true, false])
})

const place = (township: string | null, village: string | null = null) => ({ township, village })

test.each([
  ['county_admin', {}, { own: true, village: true, township: true }],
  ['township_clerk', { township: '城关镇' }, { own: true, village: true, township: false }],
  ['village_officer', { township: '城关镇', village: '东村' }, { own: true, village: false, township: false }],
  ['cadre', { cadreKey: '李四/教育局' }, { own: false, village: false, township: false }],
] as const)('a %s reaches no farther than its area', (role, area, reached) => {
  const reaches = (there: ReturnType<typeof place>) => may(held(role, area), 'household.read', there)
  expect({
    own: reaches(place('城关镇', '东村')),
    village: reaches(place('城关镇', '西村')),
    township: reaches(place('柳溪镇', '东村')),
  }).toEqual(reached)
})

test('whoever lacks the area of the role reaches nothing', () => {
  expect(Role.options.filter((role) => heldFor(held(role)) === null)).toEqual([
    'operator',
    'township_clerk',
    'village_officer',
    'cadre',
  ])
  expect(heldFor(held('village_officer', { township: '城关镇' }))).toBeNull()
  expect(heldFor(held('county_admin', { village: '东村' }))).toBeNull()
})

test('the table says of every role and action how far it goes', () => {
  const table = Access.parse(accessTable())
  expect(table.actions.every(({ title }) => /^[\u4e00-\u9fff]/.test(title))).toBe(true)
  expect(table.reach.township_clerk['pairing.assign']).toBe('township')
  expect(table.reach.village_officer['pairing.assign']).toBeNull()
  expect(table.reach.department['household.read']).toBeNull()
  expect(new Set(Object.values(table.reach.operator))).toEqual(new Set([null]))
})
