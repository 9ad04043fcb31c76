import { addMonths } from '../calendar.ts'
import { setIncome } from '../incomes.ts'
import { type Household, hasLabour, type Member } from '../records.ts'
import {
  type Fault,
  households,
  keptIn,
  members,
  plant,
  plantHousehold,
  plantPerson,
  type Scene,
  take,
} from './scene.ts'

const onHousehold = (
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
const onPerson = (
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
const isPupil = (member: Member) => member.school !== '' && member.school !== '学前教育'
const isStrong = (member: Member) => /^(普通|技能)/.test(member.labour) && member.age < 60

/** A cause nobody in the household bears out, or null. */
function wrongCause(household: Household): string | null {
  const { members: people } = household
  if (!people.some((member) => /病/.test(member.health))) return '因病'
  if (!people.some(isPupil)) return '因学'
  return people.some((member) => /残疾/.test(member.health)) ? null : '因残'
}

/** Faults of the register group that sit in households and their members. */
export const registerFaults: Fault[] = [
  onHousehold(
    'reg-income-over',
    3,
    (h) => h.status === '未脱贫',
    (h, { county, random }) => setIncome(random, h, county.incomeLine * random.pick([1, 1.1, 1.4])),
  ),
  onHousehold(
    'reg-income-under',
    3,
    (h) => h.status === '已脱贫' && h.monitorKind === '',
    (h, { county, random }) => setIncome(random, h, county.incomeLine * random.pick([0.5, 0.7, 0.9])),
  ),
  onHousehold(
    'reg-income-parts',
    3,
    (h) => h.status === '已脱贫' && h.riskCleared === null,
    (h, { random }) => {
      if (random.chance(0.5)) h.income.perHeadFen += 50_000
      else {
        h.income.net += 800
        h.income.perHeadFen = Math.round((h.income.net * 100) / h.population)
      }
    },
  ),
  onHousehold(
    'reg-no-cause',
    3,
    () => true,
    (h) => {
      h.cause = h.otherCause = ''
    },
  ),
  onHousehold(
    'reg-cause-contradicted',
    3,
    (h) => wrongCause(h) !== null,
    (h) => {
      h.cause = wrongCause(h)!
    },
  ),
  onHousehold(
    'reg-wubao-labour',
    2,
    (h) => h.attribute === '一般贫困户' && h.members.length < 4 && h.members.some(isStrong),
    (h) => {
      h.attribute = '特困供养贫困户'
    },
  ),
  onHousehold(
    'reg-empty',
    3,
    (h) => keptIn(h, 'national', 'csv') && h.members.every((m) => m.age >= 18 && m.age < 60 && m.school === ''),
    (h) => {
      for (const member of h.members) Object.assign(member, { workMonths: 12, labour: '普通劳动力' })
    },
  ),
  onPerson(
    'reg-child-labour',
    2,
    (m, h) => m.age >= 12 && m.age < 16 && h.members.some(hasLabour),
    (m) => {
      m.labour = '普通劳动力'
    },
  ),
  onPerson(
    'reg-school-age',
    2,
    (m) => m.age >= 8 && m.age < 11,
    (m) => {
      m.school = '八年级'
    },
  ),
  onPerson(
    'reg-dropout',
    3,
    (m, h) => m.age >= 8 && m.age < 15 && h.cause !== '因学' && h.monitorKind === '',
    (m, { random }) => {
      m.school = random.pick(['', '非在校生'])
    },
  ),
  onPerson(
    'reg-uninsured',
    3,
    (m, h) => m.age >= 18 && h.monitorKind === '' && h.members.length > 1,
    (m) => {
      m.insuredResident = false
    },
  ),
  onHousehold(
    'reg-unsafe-unmonitored',
    3,
    (h) => h.monitorKind === '' && keptIn(h, 'national', 'csv'),
    (h, { random }) => {
      if (random.chance(0.5)) h.unsafeHouse = true
      else h.safeWater = false
    },
  ),
  onHousehold(
    'mon-cleared-early',
    2,
    (h) => h.riskCleared === true && keptIn(h, 'national'),
    (h, { random }) => {
      h.riskClearedIn = addMonths(h.riskIdentified!, random.int(1, 4))
    },
  ),
  {
    check: 'mon-cleared-at-risk',
    per400: 2,
    plant: (scene, count) => {
      for (const household of households(scene, count, (h) => h.riskCleared === true && keptIn(h, 'national'))) {
        household.safeWater = false
        plantHousehold(scene, 'mon-cleared-at-risk', household)
        plant(scene, 'reg-unsafe-unmonitored', 'household', household.no, true)
      }
    },
  },
]

/** Villages with more people on the register than scale control allows; the village's size is set before. */
export const scaleFaults: Fault[] = [
  {
    check: 'reg-scale',
    per400: 2,
    plant: (scene, count) => {
      const registered = Map.groupBy(scene.county.households, (household) => household.village)
      for (const village of take(scene, scene.county.villages, count, (v) => registered.has(v))) {
        const people = registered.get(village)!.reduce((sum, household) => sum + household.members.length, 0)
        village.totalPopulation = Math.floor(people / (village.keyVillage ? 0.57 : 0.07))
        village.totalHouseholds = Math.max(registered.get(village)!.length, Math.round(village.totalPopulation / 3.7))
        plant(scene, 'reg-scale', 'village', village.code)
      }
    },
  },
]
