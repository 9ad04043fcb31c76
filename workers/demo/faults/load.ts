import type { Cadre, Household, Pairing } from '../records.ts'
import { townGovernment, villageCommittee } from '../units.ts'
import { type Fault, plantCadre, plantHousehold, type Scene } from './scene.ts'
import { hand, movable } from './staff.ts'

/** Faults in how many households a cadre has, where, and whose they are. */
export const loadFaults: Fault[] = [
  {
    check: 'pair-overload',
    per400: 2,
    plant: (scene, count) => repeat(count, () => report(scene, 'pair-overload', load(scene, '一般干部', 3))),
  },
  {
    check: 'pair-underload',
    per400: 2,
    plant: (scene, count) =>
      repeat(count, (i) => {
        if (i % 2 === 0) report(scene, 'pair-underload', load(scene, '乡科级', 2))
        else report(scene, 'pair-underload', idle(scene))
      }),
  },
  {
    check: 'pair-scattered',
    per400: 1.5,
    plant: (scene, count) =>
      repeat(count, () => {
        const seen = new Set<object>()
        const moved: Pairing[] = []
        for (let i = 0; i < 3; i++) {
          const near = (household: Household) =>
            !seen.has(household.village) &&
            (!moved[0] || moved[0].household.village.township === household.village.township)
          moved.push(...movable(scene, 1, near))
          for (const pairing of moved) seen.add(pairing.household.village)
        }
        if (moved.length < 3) return
        const cadre = scene.hire('乡科级', townGovernment(moved[0]!.household.village))
        hand(scene, moved, cadre)
        report(scene, 'pair-scattered', cadre)
      }),
  },
  {
    check: 'pair-own-family',
    per400: 2,
    plant: (scene, count) => {
      for (const pairing of movable(scene, count, (h) => h.members.some((m) => m.age >= 20 && m.age < 60))) {
        const member = pairing.household.members.find((m) => m.age >= 20 && m.age < 60)!
        const cadre = scene.hire('村干部', villageCommittee(pairing.household.village))
        Object.assign(cadre, { name: member.name, sex: member.sex, idNumber: member.idNumber })
        hand(scene, [pairing], cadre)
        plantHousehold(scene, 'pair-own-family', pairing.household)
      }
    },
  },
]

/** Hands `size` households of one village to a new cadre of a post level. */
export function load(scene: Scene, level: Cadre['level'], size: number): Cadre | null {
  const [first] = movable(scene, 1)
  if (!first) return null
  const rest = movable(scene, size - 1, (household) => household.village === first.household.village)
  if (rest.length < size - 1) return null
  const cadre = scene.hire(level, townGovernment(first.household.village))
  hand(scene, [first, ...rest], cadre)
  return cadre
}

function idle(scene: Scene): Cadre {
  const cadre = scene.hire('党员', villageCommittee(scene.random.pick(scene.county.villages)))
  scene.used.add(cadre)
  return cadre
}

function repeat(count: number, once: (i: number) => void) {
  for (let i = 0; i < count; i++) once(i)
}

function report(scene: Scene, check: string, cadre: Cadre | null) {
  if (cadre) plantCadre(scene, check, cadre)
}
