import { addDays, clock, daysBetween } from '../calendar.ts'
import { type Cadre, cadreKey, type Household, type Pairing, type Visit } from '../records.ts'
import { townGovernment } from '../units.ts'
import { makeVisit } from '../visits.ts'
import { type Fault, isCurrent, plant, plantCadre, plantHousehold, type Scene, take } from './scene.ts'

const visitKey = (visit: Visit) => `${visit.household.no}/${visit.cadre.name}/${visit.on}`
const dayKey = (visit: Visit) => `${cadreKey(visit.cadre)}/${visit.on}`

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

/** Untouched cadres with their visits. */
function visitors(scene: Scene, count: number, test: (visits: Visit[], cadre: Cadre) => boolean): Visit[][] {
  const visits = Map.groupBy(scene.county.visits, (visit) => visit.cadre)
  return take(scene, scene.county.cadres, count, (cadre) => test(visits.get(cadre) ?? [], cadre)).map(
    (cadre) => visits.get(cadre)!,
  )
}

const keep = (scene: Scene, test: (visit: Visit) => boolean) => {
  scene.county.visits = scene.county.visits.filter(test)
}
const sameDay = (visit: Visit, minutes: number) => {
  visit.enteredAt = `${visit.on} ${clock(minutes)}:00`
}

export const visitFaults: Fault[] = [
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
    check: 'visit-leader-short',
    per400: 2,
    plant: (scene, count) => {
      for (const visits of visitors(scene, count, (list, cadre) => cadre.level === '县级领导' && list.length > 0)) {
        visits.forEach((visit, i) => {
          visit.way = i === 0 ? '入户' : scene.random.pick(['电话', '微信'])
        })
        plantCadre(scene, 'visit-leader-short', visits[0]!.cadre)
      }
    },
  },
  {
    check: 'visit-many-a-day',
    per400: 2,
    plant: (scene, count) => {
      const months = (visits: Visit[]) =>
        [...Map.groupBy(visits, (visit) => visit.on.slice(0, 7)).values()].filter((month) => month.length >= 9)
      for (const visits of visitors(scene, count, (list) => months(list).length > 0)) {
        const day = months(visits)[0]!
        day.forEach((visit, i) => {
          Object.assign(visit, { on: day[0]!.on, at: clock(485 + i * 42), way: '入户' })
          sameDay(visit, 1150 + i)
        })
        plant(scene, 'visit-many-a-day', 'cadreDay', dayKey(day[0]!))
      }
    },
  },
  {
    check: 'visit-too-fast',
    per400: 2,
    plant: (scene, count) => {
      const isHere = (visit: Visit) => (other: Visit) =>
        other.household.village !== visit.household.village && other.on.slice(0, 7) === visit.on.slice(0, 7)
      const pairOf = (list: Visit[]) => list.length > 0 && list.find(isHere(list[0]!))
      for (const visits of visitors(scene, count, (list) => !!pairOf(list))) {
        const [one, two] = [visits[0]!, pairOf(visits) as Visit]
        one.way = two.way = '入户'
        Object.assign(two, {
          on: one.on,
          at: clock(+one.at.slice(0, 2) * 60 + +one.at.slice(3) + scene.random.int(4, 9)),
        })
        sameDay(two, 1100)
        plant(scene, 'visit-too-fast', 'cadreDay', dayKey(one))
      }
    },
  },
  {
    check: 'visit-copied',
    per400: 2,
    plant: (scene, count) => {
      for (const visits of visitors(scene, count, (list, cadre) => list.length >= 6 && cadre.level === '一般干部')) {
        const note = '入户走访，了解生产生活情况，宣传帮扶政策，一切正常。'
        visits.slice(0, 6).forEach((visit, i) => {
          visit.found = i % 2 ? note.replaceAll('，', '， ') : note.replace('。', '')
        })
        plantCadre(scene, 'visit-copied', visits[0]!.cadre)
      }
    },
  },
  {
    check: 'visit-backfilled',
    per400: 2,
    plant: (scene, count) => {
      const isWide = (list: Visit[]) => list.length >= 12 && daysBetween(list[0]!.on, list[11]!.on) > 25
      for (const visits of visitors(scene, count, isWide)) {
        const batch = visits.slice(0, 12)
        const day = batch
          .map((visit) => visit.on)
          .sort()
          .at(-1)!
        batch.forEach((visit, i) => {
          visit.enteredAt = `${day} ${clock(1210 + i * 3)}:${30 + i}`
        })
        plantCadre(scene, 'visit-backfilled', visits[0]!.cadre)
      }
    },
  },
  {
    check: 'visit-future',
    per400: 3,
    plant: (scene, count) => {
      for (let i = 0; i < count; i++) misdate(scene, i % 3 === 2)
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
        for (const visit of visits.slice(-3)) visit.way = '入户'
        plantHousehold(scene, 'visit-while-away', household)
      }
    },
  },
]

/** A visit entered before the day it is said to have been, or dated after as-of. */
function misdate(scene: Scene, ahead: boolean) {
  const { county, random } = scene
  const [household] = visited(scene, 1)
  const visit = household && county.visits.find((v) => v.household === household && daysBetween(v.on, county.asOf) > 31)
  if (!visit) return
  if (ahead) {
    const typo = makeVisit(
      random,
      county.asOf,
      household,
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
  const left = county.pairings.filter((pairing) => !isCurrent(pairing) && !pairing.untilWritten)
  const households = visited(scene, count)
  for (let i = 0; i < count; i++) {
    const ended = i % 3 === 2 ? left[i] : undefined
    const household = ended?.household ?? households[i]
    if (!household) return
    const cadre = ended?.cadre ?? scene.hire('一般干部', townGovernment(household.village))
    const on = ended ? addDays(`${ended.until}-20`, 0) : addDays(county.asOf, -random.int(5, 120))
    if (on.slice(0, 4) !== county.asOf.slice(0, 4) || on > county.asOf) continue
    const visit = makeVisit(random, county.asOf, household, cadre, on, '15:40')
    visit.way = '入户'
    county.visits.push(visit)
    plant(scene, 'visit-outside-pairing', 'visit', visitKey(visit))
  }
}
