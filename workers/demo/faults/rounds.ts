import { clock, daysBetween, monthOf } from '../calendar.ts'
import { type Cadre, cadreKey, type Visit } from '../records.ts'
import { type Fault, plant, plantCadre, type Scene, take } from './scene.ts'

const dayKey = (visit: Visit) => `${cadreKey(visit.cadre)}/${visit.on}`
const sameDay = (visit: Visit, minutes: number) => {
  visit.enteredAt = `${visit.on} ${clock(minutes)}:00`
}

/** Rounds no cadre can have made, or made too rarely. */
export const roundFaults: Fault[] = [
  {
    check: 'visit-leader-short',
    per400: 2,
    plant: (scene, count) => {
      // Policy does not remind anybody before July.
      if (monthOf(scene.county.asOf) < 7) return
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
]

/** Untouched cadres with their visits. */
function visitors(scene: Scene, count: number, test: (visits: Visit[], cadre: Cadre) => boolean): Visit[][] {
  const visits = Map.groupBy(scene.county.visits, (visit) => visit.cadre)
  const isAway = ({ household }: Visit) => household.members.every((member) => member.workMonths >= 12)
  const suits = (cadre: Cadre) => {
    const own = visits.get(cadre) ?? []
    return !own.some(isAway) && test(own, cadre)
  }
  return take(scene, scene.county.cadres, count, suits).map((cadre) => visits.get(cadre)!)
}
