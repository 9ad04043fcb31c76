import { answerTo } from '../measures.ts'
import { type Household, hasLabour } from '../records.ts'
import { type Fault, households, keptIn, plantHousehold, type Scene } from './scene.ts'

function drop(scene: Scene, from: Household[], test: (category: string, household: Household) => boolean) {
  const chosen = new Set(from)
  scene.county.measures = scene.county.measures.filter(
    ({ household, category }) => !chosen.has(household) || !test(category, household),
  )
}
const labours = (household: Household) => household.members.some(hasLabour)
const answered = (household: Household) => answerTo[household.cause] !== undefined

/** Households without any measure lack every measure that some check asks for. */
function dropAll(scene: Scene, from: Household[]) {
  drop(scene, from, () => true)
  for (const household of from) {
    plantHousehold(scene, 'meas-none', household)
    if (labours(household)) plantHousehold(scene, 'meas-no-income-project', household)
    if (labours(household)) plantHousehold(scene, 'meas-untrained', household)
    if (answered(household)) plantHousehold(scene, 'meas-cause-unmatched', household)
  }
}

export const measureFaults: Fault[] = [
  {
    check: 'mon-no-measure',
    per400: 2,
    plant: (scene, count) => {
      const chosen = households(scene, count, (h) => h.riskCleared === false && !h.unsafeHouse && keptIn(h, 'national'))
      for (const household of chosen) plantHousehold(scene, 'mon-no-measure', household)
      dropAll(scene, chosen)
    },
  },
  {
    check: 'meas-none',
    per400: 2,
    plant: (scene, count) =>
      dropAll(
        scene,
        households(scene, count, (h) => !h.unsafeHouse && h.monitorKind === ''),
      ),
  },
  {
    check: 'meas-no-income-project',
    per400: 3,
    plant: (scene, count) =>
      without(
        scene,
        count,
        'meas-no-income-project',
        labours,
        (category) => category === '产业帮扶' || category === '就业帮扶',
      ),
  },
  {
    check: 'meas-untrained',
    per400: 3,
    plant: (scene, count) =>
      without(
        scene,
        count,
        'meas-untrained',
        (h) => labours(h) && h.cause !== '缺技术',
        (category) => category === '技能培训',
      ),
  },
  {
    check: 'meas-cause-unmatched',
    per400: 3,
    plant: (scene, count) =>
      without(
        scene,
        count,
        'meas-cause-unmatched',
        (h) => answered(h) && h.cause !== '缺技术' && labours(h),
        (category, h) => category === answerTo[h.cause],
      ),
  },
  {
    check: 'meas-unsafe-house',
    per400: 2,
    plant: (scene, count) => {
      const test = (h: Household) => h.riskCleared === false && labours(h) && keptIn(h, 'national', 'csv')
      const chosen = without(scene, count, 'meas-unsafe-house', test, (category) => category === '住房安全保障')
      for (const household of chosen) household.unsafeHouse = true
    },
  },
  {
    check: 'meas-no-plan',
    per400: 3,
    plant: (scene, count) => {
      const chosen = new Set(households(scene, count))
      scene.county.plans = scene.county.plans.filter((plan) => !chosen.has(plan.household))
      for (const household of chosen) plantHousehold(scene, 'meas-no-plan', household)
    },
  },
]

function without(
  scene: Scene,
  count: number,
  check: string,
  test: (h: Household) => boolean,
  which: (category: string, h: Household) => boolean,
): Household[] {
  const chosen = households(scene, count, test)
  drop(scene, chosen, which)
  for (const household of chosen) plantHousehold(scene, check, household)
  return chosen
}
