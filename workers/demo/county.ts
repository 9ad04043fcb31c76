import { makeBenefits } from './benefits.ts'
import { staffVillages } from './cadres.ts'
import { makeCases } from './cases.ts'
import { absenceFaults } from './faults/absences.ts'
import { benefitFaults } from './faults/benefits.ts'
import { caseFaults } from './faults/cases.ts'
import { headFaults } from './faults/heads.ts'
import { identityFaults } from './faults/identity.ts'
import { ledgerFaults } from './faults/ledgers.ts'
import { listFaults } from './faults/lists.ts'
import { loadFaults } from './faults/load.ts'
import { measureFaults } from './faults/measures.ts'
import { pairingFaults } from './faults/pairing.ts'
import { personFaults } from './faults/persons.ts'
import { projectFaults } from './faults/projects.ts'
import { registerFaults } from './faults/register.ts'
import { roundFaults } from './faults/rounds.ts'
import { type Fault, plantAll, type Scene } from './faults/scene.ts'
import { villageFaults } from './faults/villages.ts'
import { makeHousehold } from './households.ts'
import { makeLists } from './lists.ts'
import { makeMeasures } from './measures.ts'
import { numbersOf } from './numbers.ts'
import { makeProjects } from './projects.ts'
import { mulberry32 } from './random.ts'
import type { County, Village } from './records.ts'
import { makeSituations } from './situations.ts'
import { assignUnits } from './units.ts'
import { makeAreas, sizeVillage } from './villages.ts'
import { makeVisits } from './visits.ts'

const layers = {
  people: [identityFaults, headFaults, registerFaults, personFaults].flat(),
  helpers: [villageFaults, pairingFaults, loadFaults].flat(),
  measures: measureFaults,
  visits: [absenceFaults, roundFaults].flat(),
  lists: listFaults,
  ledgers: ledgerFaults,
  programmes: [projectFaults, benefitFaults, caseFaults].flat(),
}
/** Every fault, in the order they are planted. */
export const allFaults: Fault[] = Object.values(layers).flat()

export type Wish = { seed: number; code: string; name: string; households: number; asOf: string; cadres?: number }

/**
 * An invented county, the same for the same wish. It is sound first, layer by layer, and each layer is spoilt with the faults in faults/ before
 * the next is built on it; `planted` says what the checks must find, and nothing else may be found.
 */
export function makeCounty({ seed, code, name, households, asOf, cadres = Math.ceil(households / 2) }: Wish): County {
  const random = mulberry32(seed)
  const numbers = numbersOf(random, code)
  const areas = makeAreas(random, code, households)
  const county: County = {
    seed,
    code,
    name,
    asOf,
    incomeLine: 8600,
    ...areas,
    households: [],
    cadres: [],
    pairings: [],
    visits: [],
    measures: [],
    plans: [],
    lists: [],
    projects: [],
    benefits: [],
    loans: [],
    cases: [],
    planted: [],
  }
  assignUnits(random, county)
  const homes = placesOf(random.int, areas.villages, households)
  county.households = homes.map((village, n) => makeHousehold(random, numbers, village, n + 1, county))
  const scene: Scene = {
    county,
    random,
    numbers,
    used: new Set(),
    hire: () => {
      throw new Error('nobody is hired yet')
    },
  }
  const spoil = (layer: keyof typeof layers) => plantAll(scene, layers[layer])

  spoil('people')
  for (const [village, list] of Map.groupBy(county.households, (household) => household.village))
    sizeVillage(
      random,
      village,
      list.reduce((sum, household) => sum + household.members.length, 0),
    )

  const staff = staffVillages(random, numbers, county, county.villages, county.households)
  Object.assign(county, { cadres: staff.cadres, pairings: staff.pairings })
  scene.hire = staff.hire
  spoil('helpers')
  const finish = makeSituations(scene)
  Object.assign(county, makeMeasures(random, county))
  spoil('measures')
  county.visits = makeVisits(random, county)
  spoil('visits')
  while (county.cadres.length < cadres) staff.hire('一般干部', random.pick(county.villages).unit || `${name}科协`)
  finish()
  county.lists = makeLists(random, numbers, county)
  spoil('lists')
  county.lists = random.shuffled(county.lists)
  for (const cadre of county.cadres) cadre.idInNumberCell = !scene.used.has(cadre) && random.chance(0.03)
  // By chance of its own: whatever else is made of a county stays the same.
  plantAll({ ...scene, random: mulberry32(seed + 90) }, layers.ledgers)
  addProgrammes(scene)
  return county
}

/** Projects, benefits, loans and procedures: drawn apart from all before, and spoilt where that is spoilt or sound alike. */
function addProgrammes({ county, numbers, hire }: Scene): void {
  const random = mulberry32(county.seed + 20)
  county.projects = makeProjects(random, county)
  Object.assign(county, makeBenefits(random, county), { cases: makeCases(random, county) })
  plantAll({ county, random, numbers, hire, used: new Set() }, layers.programmes)
}

/** Which village each household lives in: uneven, every village inhabited, households of a village together. */
function placesOf(int: (low: number, high: number) => number, villages: Village[], households: number): Village[] {
  const weights = villages.map(() => int(5, 15))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let passed = 0
  return villages.flatMap((village, i) => {
    const before = Math.round((passed * households) / total)
    passed += weights[i]!
    return Array.from({ length: Math.round((passed * households) / total) - before }, () => village)
  })
}
