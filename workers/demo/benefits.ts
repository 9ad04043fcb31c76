import { isValid18 } from '../../shared/idnumber.ts'
import { addDays } from './calendar.ts'
import type { Benefit, Loan } from './programmes.ts'
import { fundYear } from './projects.ts'
import type { Random } from './random.ts'
import type { County, Household, Member } from './records.ts'

export const reward = '到户产业奖补'

type Programme = {
  programme: string
  standard: number
  periods: (year: number) => string[]
  share: number
  due(member: Member): boolean
}

const terms = (year: number) => [`${year}年春季学期`]
const months = (year: number) => [3, 4, 5].map((month) => `${year}年${month}月`)
const programmes: Programme[] = [
  {
    programme: '义务教育寄宿生生活补助（小学）',
    standard: 500,
    periods: terms,
    share: 0.3,
    due: (m) => m.school === '小学',
  },
  {
    programme: '义务教育寄宿生生活补助（初中）',
    standard: 625,
    periods: terms,
    share: 0.6,
    due: (m) => /^[七八九]年级/.test(m.school),
  },
  {
    programme: '普通高中国家助学金',
    standard: 1000,
    periods: terms,
    share: 0.9,
    due: (m) => m.school.startsWith('普通高中'),
  },
  { programme: '雨露计划', standard: 1500, periods: terms, share: 0.9, due: (m) => m.school.startsWith('中职') },
  {
    programme: '重度残疾人护理补贴',
    standard: 80,
    periods: months,
    share: 0.25,
    due: (m) => m.health.includes('残疾'),
  },
  {
    programme: '跨省务工一次性交通补助',
    standard: 500,
    periods: (year) => [`${year}年`],
    share: 0.15,
    due: (m) => m.workMonths > 6,
  },
]

/** Benefits and loans of the year that no check has anything to say about. Only people whose number is their own are paid. */
export function makeBenefits(
  random: Random,
  county: Pick<County, 'asOf' | 'households'>,
): { benefits: Benefit[]; loans: Loan[] } {
  const holders = Map.groupBy(
    county.households.flatMap(({ members }) => members),
    ({ idNumber }) => idNumber,
  )
  const isOwn = ({ idNumber }: Member) => isValid18(idNumber) && holders.get(idNumber)!.length === 1
  const benefits: Benefit[] = []
  const loans: Loan[] = []
  for (const household of county.households) {
    for (const member of household.members.filter(isOwn))
      for (const programme of programmes.filter(({ due, share }) => due(member) && random.chance(share)))
        benefits.push(...paid(random, county.asOf, household, member, programme))
    const [head] = household.members
    if (head && isOwn(head) && random.chance(0.35)) benefits.push(rewarded(random, county.asOf, household, head))
    if (random.chance(0.05)) loans.push(lent(random, county.asOf, household))
  }
  return { benefits, loans }
}

function paid(random: Random, asOf: string, household: Household, member: Member, programme: Programme): Benefit[] {
  const year = fundYear(asOf)
  return programme.periods(year).map((period, n) => ({
    ...toWhom(household, member),
    programme: programme.programme,
    standard: programme.standard,
    period,
    amount: programme.standard,
    paidOn: addDays(`${year}-03-20`, n * 30 + random.int(0, 25)),
  }))
}

/** What a household is rewarded with goes by what it grew: no two of a village alike but by chance. */
export function rewarded(random: Random, asOf: string, household: Household, head: Member, amount?: number): Benefit {
  const year = fundYear(asOf)
  return {
    ...toWhom(household, head),
    programme: reward,
    standard: null,
    period: `${year}年`,
    amount: amount ?? random.int(5, 60) * 100,
    paidOn: addDays(`${year}-04-10`, random.int(0, 30)),
  }
}

const toWhom = ({ village, no, headName }: Household, { name, idNumber }: Member) => {
  return { village, householdNo: no, headName, name, idNumber }
}

function lent(random: Random, asOf: string, household: Household): Loan {
  return {
    household,
    bank: random.pick(['农村信用联社', '邮政储蓄银行']),
    amount: random.int(1, 5) * 10_000,
    lentOn: addDays(asOf, -random.int(30, 700)),
    months: random.pick([12, 24, 36]),
  }
}
