import { checkCharacter } from '../../../shared/idnumber.ts'
import { addDays, yearOf } from '../calendar.ts'
import { setIncome } from '../incomes.ts'
import type { Household } from '../records.ts'
import {
  type Fault,
  households,
  isPlain,
  keptIn,
  members,
  plant,
  plantHousehold,
  plantPerson,
  type Scene,
} from './scene.ts'

/** Faults of the identity group. */
export const identityFaults: Fault[] = [
  {
    check: 'id-missing',
    per400: 2,
    plant: (scene, count) =>
      members(scene, count, isPlain).forEach(({ member, household }, i) => {
        const unborn = `999999${member.idNumber.slice(6, 17)}`
        member.idNumber = i % 2 ? unborn + checkCharacter(unborn) : ''
        plantPerson(scene, 'id-missing', household, member)
      }),
  },
  {
    check: 'id-length',
    per400: 2,
    plant: (scene, count) =>
      members(scene, count, isPlain).forEach(({ member, household }, i) => {
        member.idNumber =
          i % 2 ? member.idNumber.slice(0, 16) : `${member.idNumber.slice(0, 17)}0${member.idNumber[17]}`
        plantPerson(scene, 'id-length', household, member)
      }),
  },
  {
    check: 'id-checksum',
    per400: 4,
    plant: (scene, count) =>
      members(scene, count, (member) => isPlain(member) && member.sex === '女').forEach(({ member, household }, i) => {
        const lost = `${member.idNumber.slice(0, 15)}00`
        const right = checkCharacter(member.idNumber)
        // Every other one is a number cell's work: the last three digits are 0.
        member.idNumber =
          i % 2 && checkCharacter(lost) !== '0'
            ? `${lost}0`
            : member.idNumber.slice(0, 17) + (right === '7' ? '3' : '7')
        plantPerson(scene, 'id-checksum', household, member)
      }),
  },
  {
    check: 'id-birth',
    per400: 2,
    plant: (scene, count) =>
      members(scene, count, (member, household) => isPlain(member) && keptIn(household, 'national', 'merged')).forEach(
        ({ member, household }) => {
          member.birthOn = addDays(member.birthOn, 62)
          plantPerson(scene, 'id-birth', household, member)
        },
      ),
  },
  {
    check: 'id-sex',
    per400: 2,
    plant: (scene, count) =>
      members(scene, count, (member) => isPlain(member) && /^之[子女]$/.test(member.relation)).forEach(
        ({ member, household }) => {
          member.sex = member.sex === '男' ? '女' : '男'
          plantPerson(scene, 'id-sex', household, member)
        },
      ),
  },
  {
    check: 'id-duplicate',
    per400: 2,
    plant: (scene, count) => Array.from({ length: count }, () => shareNumber(scene)),
  },
  {
    check: 'person-age',
    per400: 2,
    plant: (scene, count) =>
      members(scene, count, (member) => /^之[父母]$/.test(member.relation)).forEach(({ member, household }) => {
        member.birthOn = `${yearOf(scene.county.asOf) - 113}${member.birthOn.slice(4)}`.replace('-02-29', '-02-28')
        member.idNumber = scene.numbers.idNumber(member.birthOn, member.sex)
        plantPerson(scene, 'person-age', household, member)
      }),
  },
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
        (household) => !!son(household),
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

/** Two people of one sex in two households under one number. */
function shareNumber(scene: Scene) {
  const [one] = members(scene, 1, isPlain)
  if (!one) return
  const [two] = members(scene, 1, (member) => isPlain(member) && member.sex === one.member.sex)
  if (!two) return
  const { idNumber, birthOn, age } = one.member
  Object.assign(two.member, { idNumber, birthOn, age })
  plant(scene, 'id-duplicate', 'id', idNumber)
}
