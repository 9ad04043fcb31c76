import { addDays, clock, daysBetween, monthOf, monthText, yearOf } from './calendar.ts'
import type { Random } from './random.ts'
import type { Cadre, County, Household, Pairing, Visit } from './records.ts'

/**
 * One visit a month from January of as-of's year to each paired household, by whoever was paired in that month. A cadre's round: three households
 * a day, half an hour apart, another village on another day.
 */
export function makeVisits(random: Random, county: Pick<County, 'asOf' | 'pairings'>): Visit[] {
  const visits: Visit[] = []
  const byCadre = Map.groupBy(county.pairings, (pairing) => pairing.cadre)
  for (let month = 1; month <= monthOf(county.asOf); month++) {
    const text = monthText(yearOf(county.asOf), month)
    const last = text === county.asOf.slice(0, 7) ? Math.min(27, +county.asOf.slice(8)) : 27
    // The first days of a month still live on last month's round.
    if (month > 1 && last < 6) continue
    for (const [cadre, pairings] of byCadre) {
      round(
        random,
        county.asOf,
        cadre,
        pairings.filter((pairing) => runsIn(pairing, text)),
        text,
        last,
        visits,
      )
    }
  }
  return visits
}

const runsIn = (pairing: Pairing, month: string) =>
  (pairing.since === null || pairing.since <= month) && (pairing.until === null || month < pairing.until)

function round(
  random: Random,
  asOf: string,
  cadre: Cadre,
  pairings: Pairing[],
  month: string,
  last: number,
  into: Visit[],
) {
  const latest = Math.max(1, last - 4)
  let day = random.int(Math.min(8, latest), latest)
  let minutes = random.int(500, 600)
  pairings.forEach(({ household }, i) => {
    const before = pairings[i - 1]?.household.village
    if (i > 0 && (i % 3 === 0 || before !== household.village)) {
      day = Math.min(day + 1, last)
      minutes = before === household.village ? random.int(500, 600) : minutes + 90
    } else if (i > 0) minutes += random.int(25, 50)
    into.push(makeVisit(random, asOf, household, cadre, `${month}-${String(day).padStart(2, '0')}`, clock(minutes)))
  })
}

export function makeVisit(
  random: Random,
  asOf: string,
  household: Household,
  cadre: Cadre,
  on: string,
  at: string,
): Visit {
  const away = household.members.every((member) => member.workMonths >= 12)
  const entered = addDays(
    on,
    random.weighted([
      [0, 7],
      [1, 2],
      [3, 1],
    ]),
  )
  const second = () => String(random.int(0, 59)).padStart(2, '0')
  return {
    household,
    cadre,
    on,
    at,
    way: away || (daysBetween(on, asOf) > 31 && random.chance(0.12)) ? random.pick(['电话', '微信']) : '入户',
    found: noteOf(random, household),
    promised: random.chance(0.45) ? random.pick(promises) : '',
    enteredAt: `${entered <= asOf ? entered : asOf} ${clock(random.int(1020, 1270))}:${second()}`,
  }
}

const promises = [
  '帮助联系务工岗位',
  '协助办理慢病证',
  '请农技员到户指导',
  '反映入户路硬化',
  '下月送化肥票据',
  '跟进助学金到账',
]
const openings = ['到户了解', '上门看望', '与户主交谈', '实地查看', '院坝交谈']
const notes: ((random: Random, name: string) => string)[] = [
  (random, name) => `${name}上月务工收入${random.int(18, 52) * 100 + random.int(0, 9) * 10}元`,
  (random) => `存栏猪${random.int(1, 12)}头、鸡${random.int(5, 60)}只`,
  (random) => `玉米种植${random.int(10, 90) / 10}亩，预计收${random.int(500, 4000)}斤`,
  (random, name) => `${name}身体状况与上次相同，本月医药支出${random.int(20, 600)}元`,
  (random) => `核对收支台账，本季支出${random.int(800, 6000)}元`,
  (random) => `水电正常，余存口粮${random.int(80, 900)}斤`,
  (random) => `宣讲医保缴费政策，家中${random.int(1, 6)}人已缴费`,
]

function noteOf(random: Random, household: Household): string {
  const name = random.pick(household.members).name
  const one = random.int(0, notes.length - 1)
  const two = (one + random.int(1, notes.length - 1)) % notes.length
  return `${random.pick(openings)}，${notes[one]!(random, name)}；${notes[two]!(random, name)}。`
}
