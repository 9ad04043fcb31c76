import type { Numbers } from '../numbers.ts'
import type { Random } from '../random.ts'
import {
  type Cadre,
  type County,
  cadreKey,
  type Household,
  type Member,
  type Pairing,
  type Planted,
  type RegisterLayout,
} from '../records.ts'

/** A fault (问题) to plant: the check that must find it, how many in 400 households, and how it is done. */
export type Fault = { check: string; per400: number; plant(scene: Scene, count: number): void }

/** The county being spoilt. What one fault has touched (`used`) no other touches, so that each finding has one cause. */
export type Scene = {
  county: County
  random: Random
  numbers: Numbers
  used: Set<object>
  hire(level: Cadre['level'], unit: string): Cadre
}

export function plantAll(scene: Scene, faults: Fault[]) {
  for (const fault of faults) {
    const count = Math.max(1, Math.min(40, Math.round((fault.per400 * scene.county.households.length) / 400)))
    fault.plant(scene, count)
  }
}

export function take<T extends object>(
  scene: Scene,
  list: readonly T[],
  count: number,
  test: (item: T) => boolean,
): T[] {
  const out: T[] = []
  // From a random place in strides of a prime, which meets every item once: a shuffle of a whole county is too dear for one household.
  const stride = list.length % 7919 === 0 ? 7927 : 7919
  let at = list.length ? scene.random.int(0, list.length - 1) : 0
  for (let i = 0; i < list.length && out.length < count; i++, at = (at + stride) % list.length) {
    const item = list[at]!
    if (scene.used.has(item) || !test(item)) continue
    scene.used.add(item)
    out.push(item)
  }
  return out
}

export const households = (scene: Scene, count: number, test: (household: Household) => boolean = () => true) =>
  take(scene, scene.county.households, count, test)

/** One member from each of `count` untouched households. */
export function members(
  scene: Scene,
  count: number,
  test: (member: Member, household: Household) => boolean,
): { member: Member; household: Household }[] {
  const chosen = households(scene, count, (household) => household.members.some((member) => test(member, household)))
  return chosen.map((household) => ({
    household,
    member: scene.random.pick(household.members.filter((member) => test(member, household))),
  }))
}

/** A grown, healthy member who is neither head nor on any list: nothing else hangs on its number. */
export const isPlain = (member: Member) =>
  member.relation !== '户主' && member.age >= 20 && member.age < 60 && member.health === '健康' && member.school === ''

export const keptIn = (household: Household, ...layouts: RegisterLayout[]) =>
  layouts.includes(household.village.township.layout)
export const needsHelp = (household: Household) =>
  household.status === '未脱贫' || household.status === '返贫' || household.riskCleared === false

export function plant(scene: Scene, check: string, kind: Planted['kind'], key: string, optional?: boolean) {
  scene.county.planted.push(optional ? { check, kind, key, optional } : { check, kind, key })
}
export const plantHousehold = (scene: Scene, check: string, household: Household) =>
  plant(scene, check, 'household', household.no)
export const plantPerson = (scene: Scene, check: string, household: Household, member: Member) =>
  plant(scene, check, 'person', `${household.no}/${member.name}`)
export const plantCadre = (scene: Scene, check: string, cadre: Cadre) => plant(scene, check, 'cadre', cadreKey(cadre))

export const isCurrent = (pairing: Pairing) => pairing.until === null

/** A fault in households that pass a test; the check finds the household. */
export const onHousehold = (
  check: string,
  per400: number,
  test: (household: Household) => boolean,
  change: (household: Household, scene: Scene) => void,
): Fault => ({
  check,
  per400,
  plant: (scene, count) => {
    for (const household of households(scene, count, test)) {
      change(household, scene)
      plantHousehold(scene, check, household)
    }
  },
})

/** A fault in one member of each household; the check finds the person. */
export const onPerson = (
  check: string,
  per400: number,
  test: (member: Member, household: Household) => boolean,
  change: (member: Member, scene: Scene) => void,
): Fault => ({
  check,
  per400,
  plant: (scene, count) => {
    for (const { member, household } of members(scene, count, test)) {
      change(member, scene)
      plantPerson(scene, check, household, member)
    }
  },
})
