import { addMonths, yearOf } from './calendar.ts'
import { incomePerHead } from './incomes.ts'
import type { Numbers } from './numbers.ts'
import { makeMembers } from './people.ts'
import type { Random } from './random.ts'
import { type Household, hasLabour, type Member, type Village } from './records.ts'

type Standing = Pick<
  Household,
  'status' | 'exitYear' | 'monitorKind' | 'riskCleared' | 'riskIdentified' | 'riskClearedIn'
>

/** A household nothing is wrong with: every check of the catalogue passes it by. `n` is its place in the county. */
export function makeHousehold(
  random: Random,
  numbers: Numbers,
  village: Village,
  n: number,
  county: { code: string; asOf: string; incomeLine: number },
): Household {
  const members = makeMembers(random, numbers, county.asOf)
  const phone = numbers.phone()
  // Old archives have ten digits, the later ones sixteen.
  const no = random.chance(0.4)
    ? `52${String(n * 977 + 1_000_003).padStart(8, '0')}`
    : `${county.code}${String(n * 7_919 + 20_000_003).padStart(10, '0')}`
  const ethnic = random.weighted([
    ['汉族', 70],
    ['彝族', 10],
    ['苗族', 8],
    ['布依族', 6],
    ['土家族', 6],
  ])
  members.forEach((member, i) => {
    member.no = `${no.slice(0, 8)}${String(n).padStart(6, '0')}${i + 1}`
    member.ethnic = ethnic
    member.phone = i === 0 ? phone : member.age >= 20 && random.chance(0.2) ? numbers.phone() : ''
  })
  const group = random.int(1, 9)
  const standing = standingOf(random, county.asOf)
  const attribute = attributeOf(random, members)
  const cause = causeOf(random, members)
  const uncleared = standing.riskCleared === false
  const low = standing.status === '未脱贫' || standing.status === '返贫' || (standing.status === '' && uncleared)
  return {
    no,
    village,
    group,
    address: `${village.name}${group}组${n}号`,
    headName: members[0]!.name,
    phone,
    population: members.length,
    attribute,
    ...standing,
    cause,
    otherCause: random.chance(0.3) && cause !== '缺资金' ? '缺资金' : '',
    unsafeHouse: uncleared && random.chance(0.2),
    safeWater: !(uncleared && random.chance(0.15)),
    identified: `20${random.weighted([
      [14, 8],
      [16, 1],
      [18, 1],
    ])}-${String(random.int(1, 12)).padStart(2, '0')}`,
    note: '',
    members,
    income: incomePerHead(
      random,
      members,
      members.length,
      low ? (random.int(55, 92) / 100) * county.incomeLine : (random.int(108, 240) / 100) * county.incomeLine,
    ),
  }
}

function standingOf(random: Random, asOf: string): Standing {
  const year = yearOf(asOf)
  const exited = { status: '已脱贫', exitYear: random.int(2016, 2020) } as const
  const none = { monitorKind: '', riskCleared: null, riskIdentified: null, riskClearedIn: null }
  const monitored = (monitorKind: string) => {
    const riskIdentified = addMonths(asOf.slice(0, 7), -random.int(16, 30))
    const riskCleared = random.chance(0.55)
    return {
      monitorKind,
      riskCleared,
      riskIdentified,
      riskClearedIn: riskCleared ? addMonths(riskIdentified, random.int(7, 13)) : null,
    }
  }
  return random.weighted<() => Standing>([
    [() => ({ ...exited, ...none }), 81],
    [() => ({ ...exited, ...monitored('脱贫不稳定户') }), 5],
    [() => ({ status: '', exitYear: null, ...monitored(random.pick(['边缘易致贫户', '突发严重困难户'])) }), 7],
    [() => ({ status: '未脱贫', exitYear: null, ...none }), 6],
    [() => ({ status: '返贫', exitYear: random.int(2016, Math.min(2019, year - 3)), ...none }), 1],
  ])()
}

function attributeOf(random: Random, members: Member[]): string {
  if (members.length === 1 && members[0]!.age >= 65 && !hasLabour(members[0]!))
    return random.chance(0.6) ? '特困供养贫困户' : '低保贫困户'
  return random.chance(0.16) ? '低保贫困户' : '一般贫困户'
}

function causeOf(random: Random, members: Member[]): string {
  const some = (test: (member: Member) => boolean, weight: number) => (members.some(test) ? weight : 0)
  const labour = members.some(hasLabour)
  return random.weighted([
    ['因病', some((m) => /病/.test(m.health), 6)],
    ['因残', some((m) => /残疾/.test(m.health), 6)],
    ['因学', some((m) => m.school !== '' && m.school !== '学前教育', 2)],
    ['缺技术', labour ? 4 : 0],
    ['缺资金', labour ? 2 : 0],
    ['缺劳力', labour ? 0.3 : 3],
    ['自身发展动力不足', labour ? 0.5 : 0],
    ['缺土地', 0.3],
    ['交通条件落后', 0.2],
    ['因灾', 0.2],
    ['其他', 0.2],
  ])
}
