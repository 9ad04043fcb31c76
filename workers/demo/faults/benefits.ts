import { isValid18 } from '../../../shared/idnumber.ts'
import { reward, rewarded } from '../benefits.ts'
import { monthText, yearOf } from '../calendar.ts'
import { givenName, surname } from '../names.ts'
import type { Benefit } from '../programmes.ts'
import { type Fault, plant, plantHousehold, type Scene, take } from './scene.ts'

const keyOf = ({ idNumber, programme, period }: Benefit) => `${idNumber}/${programme}/${period}`

const onBenefit = (
  check: string,
  per400: number,
  test: (benefit: Benefit) => boolean,
  change: (benefit: Benefit, scene: Scene) => void,
): Fault => ({
  check,
  per400,
  plant: (scene, count) => {
    for (const benefit of take(scene, scene.county.benefits, count, test)) {
      change(benefit, scene)
      plant(scene, check, 'benefit', keyOf(benefit))
    }
  },
})

/** Benefits paid twice, off the standard, to strangers, to everybody alike; loans over the cap. */
export const benefitFaults: Fault[] = [
  {
    check: 'benefit-equal',
    per400: 2,
    plant: (scene, count) => {
      const { county, random } = scene
      const heads = (village: object) =>
        county.households.filter((one) => one.village === village && isValid18(one.members[0]?.idNumber ?? 'none'))
      for (const village of take(scene, county.villages, count, (one) => heads(one).length >= 10)) {
        const amount = random.int(8, 20) * 100
        county.benefits = county.benefits.filter((one) => one.village !== village || one.programme !== reward)
        for (const household of heads(village)) {
          const equal = rewarded(random, county.asOf, household, household.members[0]!, amount)
          scene.used.add(equal)
          county.benefits.push(equal)
        }
        plant(scene, 'benefit-equal', 'village', village.code)
      }
    },
  },
  onBenefit(
    'benefit-duplicate',
    3,
    () => true,
    (benefit, { county, used }) => {
      const again = { ...benefit }
      used.add(again)
      county.benefits.push(again)
    },
  ),
  onBenefit(
    'benefit-standard',
    3,
    ({ standard }) => standard !== null,
    (benefit, { random }) => {
      benefit.amount += random.pick([-30, 20, 60, 110])
    },
  ),
  {
    check: 'fund-off-register',
    per400: 3,
    plant: (scene, count) => {
      const { county, random, numbers } = scene
      for (const like of take(scene, county.benefits, count, ({ programme }) => programme === reward)) {
        const sex = random.pick(['男', '女'] as const)
        const born = `${monthText(yearOf(county.asOf) - random.int(30, 60), random.int(1, 12))}-15`
        const name = surname(random) + givenName(random, sex, 40)
        const idNumber = numbers.idNumber(born, sex)
        const stranger = {
          ...like,
          name,
          idNumber,
          headName: name,
          householdNo: `52${90_000_000 + random.int(0, 9999)}`,
        }
        scene.used.add(stranger)
        county.benefits.push(stranger)
        plant(scene, 'fund-off-register', 'benefit', keyOf(stranger))
      }
    },
  },
  {
    check: 'loan-cap',
    per400: 2,
    plant: (scene, count) => {
      for (const loan of take(scene, scene.county.loans, count, () => true)) {
        loan.amount = scene.random.pick([6, 8, 10]) * 10_000
        plantHousehold(scene, 'loan-cap', loan.household)
      }
    },
  },
]
