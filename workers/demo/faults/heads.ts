import { setIncome } from '../incomes.ts'
import type { Household } from '../records.ts'
import { type Fault, households, plant, plantHousehold, type Scene } from './scene.ts'

/** Faults in who heads a household, how many it counts, and its phone. */
export const headFaults: Fault[] = [
  {
    check: 'household-no-head',
    per400: 2,
    plant: (scene, count) =>
      relabel(
        scene,
        count,
        'household-no-head',
        (household) => household.members.length > 1,
        (household) => {
          household.members[0]!.relation = '其他'
        },
      ),
  },
  {
    check: 'household-two-heads',
    per400: 2,
    plant: (scene, count) => {
      const son = (household: Household) =>
        household.members.find((member) => member.relation === '之子' && member.age >= 20)
      relabel(
        scene,
        count,
        'household-two-heads',
        (household) => !!son(household) && household.members[0]!.sex === '男',
        (household) => {
          son(household)!.relation = '户主'
        },
      )
    },
  },
  {
    check: 'household-size',
    per400: 3,
    plant: (scene, count) =>
      relabel(
        scene,
        count,
        'household-size',
        () => true,
        (household) => {
          household.population += household.members.length > 2 && scene.random.chance(0.4) ? -1 : 1
          setIncome(scene.random, household, household.income.perHeadFen / 100)
        },
      ),
  },
  {
    check: 'head-spouse-sex',
    per400: 2,
    plant: (scene, count) =>
      relabel(
        scene,
        count,
        'head-spouse-sex',
        (household) => household.members[1]?.relation === '配偶',
        (household) => {
          const [head, spouse] = household.members
          spouse!.sex = head!.sex
          spouse!.idNumber = scene.numbers.idNumber(spouse!.birthOn, spouse!.sex)
        },
      ),
  },
  {
    check: 'phone-invalid',
    per400: 3,
    plant: (scene, count) =>
      relabel(
        scene,
        count,
        'phone-invalid',
        () => true,
        (household) => {
          household.phone = scene.random.pick(['', household.phone.slice(0, 10), '无'])
          household.members[0]!.phone = ''
        },
      ),
  },
  {
    check: 'phone-shared',
    per400: 1.5,
    plant: (scene, count) => {
      for (let i = 0; i < count; i++) {
        const three = households(scene, 3)
        if (three.length < 3) return
        for (const household of three) household.phone = household.members[0]!.phone = three[0]!.phone
        plant(scene, 'phone-shared', 'phone', three[0]!.phone)
      }
    },
  },
]

function relabel(
  scene: Scene,
  count: number,
  check: string,
  test: (household: Household) => boolean,
  change: (household: Household) => void,
) {
  for (const household of households(scene, count, test)) {
    change(household)
    plantHousehold(scene, check, household)
  }
}
