import { entry } from '../lists.ts'
import type { ListName } from '../records.ts'
import { type Fault, households, isPlain, members, plantHousehold, plantPerson } from './scene.ts'

const onList = (check: string, list: ListName, per400: number): Fault => ({
  check,
  per400,
  plant: (scene, count) => {
    const valid = (idNumber: string) => /^5299\d{13}[\dX]$/.test(idNumber)
    for (const { member, household } of members(scene, count, (m) => isPlain(m) && valid(m.idNumber))) {
      scene.county.lists.push(entry(scene.random, scene.county, list, member, household.village))
      plantPerson(scene, check, household, member)
    }
  },
})

/** Members on a comparison list, and 低保 on one side only. */
export const listFaults: Fault[] = [
  onList('match-payroll', '财政供养', 3),
  onList('match-vehicle', '机动车', 4),
  onList('match-deceased', '死亡', 3),
  onList('match-company', '工商登记', 3),
  onList('match-house', '商品房', 2),
  onList('match-prison', '服刑', 1),
  {
    check: 'reg-dibao-unlisted',
    per400: 3,
    plant: (scene, count) => {
      for (const household of households(scene, count, (h) => h.attribute === '一般贫困户')) {
        household.attribute = '低保贫困户'
        plantHousehold(scene, 'reg-dibao-unlisted', household)
      }
    },
  },
  {
    check: 'reg-dibao-unmarked',
    per400: 3,
    plant: (scene, count) => {
      for (const household of households(scene, count, (h) => h.attribute === '一般贫困户')) {
        scene.county.lists.push(entry(scene.random, scene.county, '农村低保', household.members[0]!, household.village))
        plantHousehold(scene, 'reg-dibao-unmarked', household)
      }
    },
  },
]
