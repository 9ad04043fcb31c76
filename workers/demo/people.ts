import { addDays, yearOf } from './calendar.ts'
import { givenName, surname } from './names.ts'
import type { Numbers } from './numbers.ts'
import type { Random } from './random.ts'
import type { Member, Sex } from './records.ts'

type Role = { relation: string; sex: Sex; age: number; kin: boolean }

/** The members of one household, head first: an elder alone, a couple, parents and children, three generations. */
export function makeMembers(random: Random, numbers: Numbers, asOf: string): Member[] {
  const family = surname(random)
  const taken = new Set<string>()
  return rolesOf(random).map((role) => {
    let name: string
    do name = (role.kin ? family : surname(random)) + givenName(random, role.sex, role.age)
    while (taken.has(name))
    taken.add(name)
    return makeMember(random, numbers, asOf, role, name)
  })
}

function rolesOf(random: Random): Role[] {
  const head = (age: number, sex: Sex = random.chance(0.82) ? '男' : '女'): Role => ({
    relation: '户主',
    sex,
    age,
    kin: true,
  })
  const spouse = (of: Role): Role => ({
    relation: '配偶',
    sex: other(of.sex),
    age: of.age - random.int(-2, 4),
    kin: false,
  })
  const child = (age: number, sex: Sex = random.chance(0.52) ? '男' : '女'): Role => ({
    relation: sex === '男' ? '之子' : '之女',
    sex,
    age,
    kin: true,
  })
  const children = (parentAge: number) =>
    Array.from(
      {
        length: random.weighted([
          [1, 4],
          [2, 5],
          [3, 1],
        ]),
      },
      (_, i) => child(Math.max(0, Math.min(19, parentAge - 24 - i * random.int(2, 4) - random.int(0, 3)))),
    )
  const parent = (of: Role): Role => {
    const sex = random.chance(0.4) ? '男' : '女'
    return { relation: sex === '男' ? '之父' : '之母', sex, age: of.age + random.int(21, 27), kin: sex === '男' }
  }
  return random.weighted<() => Role[]>([
    [() => [head(random.int(62, 88))], 7],
    [
      () => {
        const h = head(random.int(60, 80))
        return [h, spouse(h)]
      },
      9,
    ],
    [
      () => {
        const h = head(random.int(30, 47))
        return [h, spouse(h), ...children(h.age)]
      },
      30,
    ],
    [
      () => {
        const h = head(random.int(32, 48))
        return [h, spouse(h), ...children(h.age), parent(h)]
      },
      18,
    ],
    [
      () => {
        const h = head(random.int(31, 46))
        return [h, ...children(h.age)]
      },
      7,
    ],
    [
      () => {
        const h = head(random.int(48, 58))
        return [h, spouse(h), child(h.age - random.int(22, 26), '男')]
      },
      15,
    ],
    [
      () => {
        const h = head(random.int(58, 72), '男')
        const son = child(h.age - random.int(23, 27), '男')
        const wife: Role = { relation: '之儿媳', sex: '女', age: son.age - random.int(-1, 4), kin: false }
        const grand = (sex: Sex): Role => ({
          relation: sex === '男' ? '之孙子' : '之孙女',
          sex,
          age: Math.max(1, son.age - random.int(24, 27)),
          kin: true,
        })
        return [
          h,
          spouse(h),
          son,
          wife,
          grand(random.chance(0.5) ? '男' : '女'),
          ...(random.chance(0.4) ? [grand('女')] : []),
        ]
      },
      14,
    ],
  ])()
}

const other = (sex: Sex): Sex => (sex === '男' ? '女' : '男')

function makeMember(random: Random, numbers: Numbers, asOf: string, role: Role, name: string): Member {
  // Between one day and 360 days past the birthday, so that the age is exact on the as-of day.
  const birthday = `${yearOf(asOf) - role.age}${asOf.slice(4) === '-02-29' ? '-02-28' : asOf.slice(4)}`
  const birthOn = addDays(birthday, -random.int(1, 360))
  const school = schoolOf(random, role.age)
  const health = healthOf(random, role.age)
  const labour = labourOf(random, role.age, school, health)
  return {
    no: '',
    name,
    relation: role.relation,
    sex: role.sex,
    age: role.age,
    birthOn,
    idNumber: numbers.idNumber(birthOn, role.sex),
    ethnic: '',
    education: educationOf(random, role.age, school),
    school,
    dropoutReason: '',
    health,
    labour,
    workMonths: /^(普通|技能)/.test(labour) && role.age < 60 && random.chance(0.55) ? random.int(3, 11) : 0,
    insuredResident: true,
    insuredEmployee: false,
    phone: '',
  }
}

function schoolOf(random: Random, age: number): string {
  if (age < 3) return ''
  if (age < 6) return '学前教育'
  if (age < 12) return '小学'
  if (age < 16) return ['七年级', '八年级', '九年级', '九年级'][age - 12]!
  const grade = ['一', '二', '三'][age - 16]
  if (grade)
    return random.weighted([
      [`普通高中${grade}年级`, 5],
      [`中职${grade}年级`, 4],
      ['', 1],
    ])
  return age < 22
    ? random.weighted([
        ['本科二年级', 3],
        ['高职高专二年级', 4],
        ['', 5],
      ])
    : ''
}

function educationOf(random: Random, age: number, school: string): string {
  if (age < 6) return '学龄前儿童'
  if (age < 12) return '小学'
  if (age < 16) return '初中'
  if (school) return /本科|高职/.test(school) ? '大专' : '高中'
  if (age > 60)
    return random.weighted([
      ['文盲或半文盲', 4],
      ['小学', 5],
      ['初中', 1],
    ])
  return random.weighted([
    ['小学', 4],
    ['初中', 5],
    ['高中', 1],
    ['大专', 0.5],
  ])
}

function healthOf(random: Random, age: number): string {
  if (age < 25)
    return random.weighted([
      ['健康', 97],
      ['残疾', 1],
      ['长期慢性病', 1],
    ])
  if (age < 60)
    return random.weighted([
      ['健康', 84],
      ['长期慢性病', 8],
      ['残疾', 5],
      ['患有大病', 2],
    ])
  return random.weighted([
    ['健康', 58],
    ['长期慢性病', 28],
    ['残疾', 8],
    ['患有大病', 4],
    ['残疾且慢性病', 2],
  ])
}

function labourOf(random: Random, age: number, school: string, health: string): string {
  if (age < 16 || school) return '无劳动力'
  if (age >= 68 || health === '患有大病') return random.chance(0.5) ? '丧失劳动力' : '无劳动力'
  if (health !== '健康')
    return random.weighted([
      ['弱劳动力或半劳动力', 3],
      ['丧失劳动力', 2],
    ])
  if (age >= 60)
    return random.weighted([
      ['弱劳动力或半劳动力', 6],
      ['普通劳动力', 2],
      ['无劳动力', 2],
    ])
  return random.weighted([
    ['普通劳动力', 8],
    ['技能劳动力', 2],
  ])
}
