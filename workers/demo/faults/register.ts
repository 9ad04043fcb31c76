import { addMonths } from '../calendar.ts'
import { setIncome } from '../incomes.ts'
import type { Household, Member } from '../records.ts'
import { type Fault, households, keptIn, onHousehold, plant, plantHousehold } from './scene.ts'

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
  {
    check: 'reg-split',
    per400: 1.5,
    plant: (scene, count) => {
      const family = (h: Household) => h.village.code + h.headName[0]
      const younger = Map.groupBy(
        scene.county.households.filter((h) => h.members.some((m) => m.age < 60)),
        family,
      )
      const other = (h: Household) => younger.get(family(h))?.find((o) => !scene.used.has(o))
      const isOld = (h: Household) => keptIn(h, 'national') && h.members.every((m) => m.age >= 62) && !!other(h)
      for (let i = 0; i < count; i++) {
        const [old] = households(scene, 1, isOld)
        if (!old) return
        const parted = other(old)!
        scene.used.add(parted)
        const identified = addMonths(scene.county.asOf.slice(0, 7), -scene.random.int(6, 15))
        const risk = {
          monitorKind: '边缘易致贫户',
          riskCleared: false,
          riskIdentified: identified,
          riskClearedIn: null,
        }
        Object.assign(old, { address: parted.address, identified, status: '', exitYear: null, ...risk })
        plantHousehold(scene, 'reg-split', old)
      }
    },
  },
]
