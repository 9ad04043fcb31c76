import { checkCharacter } from '../../../shared/idnumber.ts'
import { addDays, yearOf } from '../calendar.ts'
import { type Fault, isPlain, keptIn, members, plant, plantPerson, type Scene } from './scene.ts'

/** Faults in people's numbers. */
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
]

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
