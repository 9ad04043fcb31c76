import { addDays } from './calendar.ts'
import { load } from './faults/load.ts'
import { isCurrent, needsHelp, plant, plantHousehold, type Scene, take } from './faults/scene.ts'
import { pairings } from './faults/staff.ts'
import type { Cadre, County, Township, Village } from './records.ts'
import { townGovernment, villageCommittee } from './units.ts'

/** Households a cadre may have, as policy says where nobody has set it. */
const most = { 县级领导: 5, 乡科级: 5, 一般干部: 2, 村干部: 10, 党员: 2 }

/**
 * What an officer has to decide beside what is wrong: who takes over, whom to look for, what no proposal solves. Answers
 * what is left to do once nobody is hired any more.
 */
export function makeSituations(scene: Scene): () => void {
  const township = whoeverLeavesNext(scene)
  termsEndingSoon(scene)
  const village = nobodyToSend(scene, township)
  return () => {
    if (!village) return
    for (const cadre of roomy(scene.county, townGovernment(village))) sendOut(scene, cadre, village.township)
  }
}

/** A cadre of the township with five households of one village, who may be called away any day. Answers the township's government. */
function whoeverLeavesNext(scene: Scene): string | null {
  for (let tries = 0; tries < 5; tries++) {
    const cadre = load(scene, '乡科级', 5)
    if (cadre) return cadre.unit
  }
  return null
}

/** First secretaries whose three years are over in six weeks: nobody to blame yet, somebody to look for. */
function termsEndingSoon(scene: Scene): void {
  const { county } = scene
  for (const village of take(scene, county.villages, 2, ({ keyVillage }) => keyVillage)) {
    village.secretarySince = addDays(county.asOf, -1054)
  }
}

/** A household in a village without a unit, in a township all of whose staff are sent out or full: no proposal can help it. */
function nobodyToSend(scene: Scene, exceptTownship: string | null): Village | null {
  const { county } = scene
  const isAlone = (village: Village) =>
    !village.keyVillage &&
    townGovernment(village) !== exceptTownship &&
    !scene.used.has(village) &&
    roomy(county, villageCommittee(village)).length === 0
  const [left] = pairings(scene, 1, ({ cadre, household }) => {
    return cadre.level === '一般干部' && needsHelp(household) && isAlone(household.village)
  })
  if (!left) return null
  const { household } = left
  const { village } = household
  county.pairings = county.pairings.filter((pairing) => pairing !== left)
  plantHousehold(scene, 'pair-none', household)
  if (village.unit !== '') plant(scene, 'village-no-unit', 'village', village.code)
  village.unit = ''
  scene.used.add(village)
  return village
}

/** Who of a unit may take one household more. */
function roomy({ cadres, pairings }: County, unit: string): Cadre[] {
  const loads = Map.groupBy(pairings.filter(isCurrent), ({ cadre }) => cadre)
  return cadres.filter((cadre) => cadre.unit === unit && (loads.get(cadre)?.length ?? 0) < most[cadre.level])
}

/** A cadre of a township's government goes to a unit that assists one of its villages, and to none with a namesake. */
function sendOut({ county, random }: Scene, cadre: Cadre, township: Township): void {
  const units = county.villages.flatMap((village) => (village.township === township && village.unit) || [])
  const free = units.filter((unit) => !county.cadres.some((one) => one.name === cadre.name && one.unit === unit))
  if (free.length > 0) cadre.unit = random.pick(free)
}
