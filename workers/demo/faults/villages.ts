import { addDays } from '../calendar.ts'
import type { Village } from '../records.ts'
import { type Fault, plant, type Scene, take } from './scene.ts'

const onVillage = (
  check: string,
  per400: number,
  test: (village: Village) => boolean,
  change: (village: Village, scene: Scene) => void,
): Fault => ({
  check,
  per400,
  plant: (scene, count) => {
    const inhabited = new Set(scene.county.households.map((household) => household.village))
    for (const village of take(scene, scene.county.villages, count, (v) => inhabited.has(v) && test(v))) {
      change(village, scene)
      plant(scene, check, 'village', village.code)
    }
  },
})

/** Villages without a unit, a team or a first secretary in term, or with more people on the register than scale control allows. */
export const villageFaults: Fault[] = [
  onVillage(
    'village-no-unit',
    2,
    () => true,
    (village) => {
      village.unit = ''
    },
  ),
  onVillage(
    'village-no-team',
    2,
    (village) => village.keyVillage,
    (village) => {
      village.teamLeader = ''
      village.teamMembers = []
    },
  ),
  onVillage(
    'village-no-secretary',
    2,
    (village) => village.keyVillage,
    (village, { county, random }) => {
      village.secretarySince = addDays(county.asOf, -random.int(1130, 1500))
    },
  ),
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
