import { mulberry32 } from '../random.ts'
import type { County, Household, Township } from '../records.ts'
import { writeRegisterCsv } from './csv.ts'

/**
 * The next month's register of one township, as its clerk sends it before anybody has looked: phones that changed, a household that
 * is not in it any more, and what has to be mended first: a number left out, words nobody knows.
 */
export function writeNextMonth(path: string, county: County, township: Township): void {
  const random = mulberry32(county.seed + 40)
  const gone = missingNextMonth(county, township)
  const left = county.households.filter((one) => one.village.township === township && one !== gone)
  const households = structuredClone(left).toSorted((a, b) => (a.no < b.no ? -1 : 1))
  const some = (how: number) => random.shuffled(households).slice(0, how)
  for (const household of some(9)) household.phone = `190${random.int(10_000_000, 99_999_999)}`
  for (const household of some(4)) first(household).labour = '能干轻活'
  for (const household of some(2)) first(household).education = '扫盲班'
  for (const household of some(1)) household.no = ''
  for (const household of some(1)) first(household).idNumber = first(household).idNumber.slice(0, 16)
  writeRegisterCsv(path, county, township, households)
}

/** The household that is not in it any more. */
export function missingNextMonth({ seed, households }: County, township: Township): Household {
  return mulberry32(seed + 41).pick(households.filter(({ village }) => village.township === township))
}

const first = ({ members }: Household) => members[0]!
