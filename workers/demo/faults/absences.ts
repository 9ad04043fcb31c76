import { addDays, addMonths, daysBetween } from '../calendar.ts'
import type { Household, Pairing, Visit } from '../records.ts'
import { townGovernment } from '../units.ts'
import { makeVisit } from '../visits.ts'
import { type Fault, isCurrent, plant, plantHousehold, type Scene, take } from './scene.ts'

const visitKey = (visit: Visit) => `${visit.household.no}/${visit.cadre.name}/${visit.on}`
const keep = (scene: Scene, test: (visit: Visit) => boolean) => {
  scene.county.visits = scene.county.visits.filter(test)
}

/** Visits that are missing, misdated, or by somebody who was not the household's helper then. */
export const absenceFaults: Fault[] = [
  {
    check: 'visit-never',
    per400: 3,
    plant: (scene, count) => {
      const chosen = new Set(visited(scene, count))
      keep(scene, (visit) => !chosen.has(visit.household))
      for (const household of chosen) plantHousehold(scene, 'visit-never', household)
    },
  },
  {
    check: 'visit-overdue',
    per400: 5,
    plant: (scene, count) => {
      const long = scene.random.int(42, 75)
      const early = new Set(
        scene.county.visits
          .filter((visit) => daysBetween(visit.on, scene.county.asOf) > long)
          .map((visit) => visit.household),
      )
      const chosen = new Set(visited(scene, count).filter((household) => early.has(household)))
      keep(scene, (visit) => !chosen.has(visit.household) || daysBetween(visit.on, scene.county.asOf) > long)
      for (const household of chosen) plantHousehold(scene, 'visit-overdue', household)
    },
  },
  {
    check: 'visit-future',
    per400: 3,
    plant: (scene, count) => {
      const chosen = new Set(visited(scene, count))
      const early = scene.county.visits.filter(
        (v) => chosen.has(v.household) && daysBetween(v.on, scene.county.asOf) > 31,
      )
      const firsts = [...Map.groupBy(early, (visit) => visit.household).values()].map(([visit]) => visit!)
      for (const [i, visit] of firsts.entries()) misdate(scene, visit, i % 3 === 2)
    },
  },
  { check: 'visit-outside-pairing', per400: 3, plant: outside },
  {
    check: 'visit-while-away',
    per400: 1.5,
    plant: (scene, count) => {
      const empty = new Set(
        scene.county.households.filter((household) => household.members.every((member) => member.workMonths >= 12)),
      )
      const byHousehold = [
        ...Map.groupBy(
          scene.county.visits.filter((visit) => empty.has(visit.household)),
          (visit) => visit.household,
        ),
      ]
      for (const [household, visits] of byHousehold.slice(0, count)) {
        for (const visit of visits.slice(-3)) {
          visit.way = '入户'
          scene.used.add(visit.cadre)
        }
        plantHousehold(scene, 'visit-while-away', household)
      }
    },
  },
]

/** Untouched households in the care of one ordinary or village cadre for at least two months. */
function visited(scene: Scene, count: number): Household[] {
  const pairings = Map.groupBy(scene.county.pairings, (pairing) => pairing.household)
  const isSteady = ({ since, until, cadre }: Pairing) =>
    since !== null &&
    until === null &&
    daysBetween(`${since}-28`, scene.county.asOf) > 60 &&
    (cadre.level === '一般干部' || cadre.level === '村干部')
  return take(scene, scene.county.households, count, (h) => {
    const own = pairings.get(h)
    return own?.length === 1 && isSteady(own[0]!)
  })
}

/** A visit entered before the day it is said to have been, or dated after as-of. */
function misdate(scene: Scene, visit: Visit, ahead: boolean) {
  const { county, random } = scene
  scene.used.add(visit.cadre)
  if (ahead) {
    const typo = makeVisit(
      random,
      county.asOf,
      visit.household,
      visit.cadre,
      addDays(county.asOf, random.int(3, 9)),
      visit.at,
    )
    county.visits.push(typo)
    plant(scene, 'visit-future', 'visit', visitKey(typo))
    return
  }
  visit.enteredAt = `${addDays(visit.on, -random.int(3, 9))} ${visit.enteredAt.slice(11)}`
  plant(scene, 'visit-future', 'visit', visitKey(visit))
}

/** Visits by somebody never paired with the household, and by a helper after the hand-over. */
function outside(scene: Scene, count: number) {
  const { county, random } = scene
  const month = county.asOf.slice(0, 7)
  const left = county.pairings.filter((p) => !isCurrent(p) && !p.untilWritten && addMonths(p.until!, 1) < month)
  const households = visited(scene, count)
  for (let i = 0; i < count; i++) {
    const ended = i % 3 === 2 ? left[i] : undefined
    const household = ended?.household ?? households[i]
    if (!household) return
    const cadre = ended?.cadre ?? scene.hire('一般干部', townGovernment(household.village))
    const on = ended ? `${addMonths(ended.until!, 1)}-10` : addDays(county.asOf, -random.int(5, 120))
    if (on.slice(0, 4) !== county.asOf.slice(0, 4) || on > county.asOf) continue
    scene.used.add(cadre)
    const visit = makeVisit(random, county.asOf, household, cadre, on, '15:40')
    visit.way = '入户'
    county.visits.push(visit)
    plant(scene, 'visit-outside-pairing', 'visit', visitKey(visit))
  }
}
