import { addDays } from './calendar.ts'
import type { Case } from './programmes.ts'
import type { Random } from './random.ts'
import type { County, Household } from './records.ts'

/** The income line of 2020, the year the exits are of. */
export const exitLine = 4000

const guarantees = ['不愁吃', '不愁穿', '义务教育有保障', '基本医疗有保障', '住房安全有保障', '饮水安全']

/** Steps in order with how many days after the one before at least and at most. */
const monitoring: [string, number, number][] = [
  ['线索发现日期', 0, 0],
  ['入户核查日期', 1, 2],
  ['村级民主评议日期', 0, 1],
  ['村级公示开始日期', 0, 1],
  ['村级公示结束日期', 5, 6],
  ['乡镇审核日期', 0, 1],
  ['县级审定日期', 0, 1],
]
const exit: [string, number, number][] = [
  ['工作队提名日期', 0, 0],
  ['民主评议日期', 1, 4],
  ['第一次公示起', 0, 2],
  ['第一次公示止', 7, 9],
  ['帮扶单位与农户认可日期', 0, 2],
  ['乡镇审核日期', 1, 4],
  ['第二次公示起', 0, 2],
  ['第二次公示止', 7, 9],
  ['县级审定日期', 1, 5],
  ['公告日期', 1, 3],
]

/** Identifications of monitored households, exits of 2020 and returns, none of which any check has anything to say about. */
export function makeCases(random: Random, { households }: Pick<County, 'households'>): Case[] {
  const monitored = households.filter(({ riskIdentified }) => riskIdentified !== null)
  const exited = households.filter(({ status, exitYear }) => status === '已脱贫' && exitYear === 2020)
  return [
    ...monitored.slice(0, 60).map((household) => {
      const start = `${household.riskIdentified}-0${random.int(1, 6)}`
      return makeCase(random, household, '监测对象识别', daysOf(random, start, monitoring))
    }),
    ...exited.slice(0, 120).map((household) => {
      const start = addDays('2020-08-20', random.int(0, 50))
      return { ...makeCase(random, household, '脱贫退出', daysOf(random, start, exit)), ...met(random) }
    }),
    ...households.filter(({ status }) => status === '返贫').map((household) => returned(random, household)),
  ]
}

function makeCase(random: Random, household: Household, procedure: Case['procedure'], days: Case['days']): Case {
  const least = household.village.totalPopulation >= 1000 ? 30 : 20
  return { household, procedure, days, representatives: least + random.int(0, 15), income: 0, met: {}, cause: '' }
}

function daysOf(random: Random, start: string, steps: [string, number, number][]): Record<string, string> {
  let day = start
  return Object.fromEntries(
    steps.map(([name, least, most]) => {
      day = addDays(day, random.int(least, most))
      return [name, day]
    }),
  )
}

const met = (random: Random) => ({
  income: exitLine + random.int(0, 5000),
  met: Object.fromEntries(guarantees.map((name) => [name, true])),
})

function returned(random: Random, household: Household): Case {
  const exitedOn = addDays(`${household.exitYear}-11-01`, random.int(0, 50))
  const days = { 脱贫退出时间: exitedOn, 返贫认定时间: addDays(exitedOn, random.int(400, 700)) }
  return { ...makeCase(random, household, '返贫', days), cause: random.pick(['因病', '因灾', '因学', '务工就业不稳']) }
}
