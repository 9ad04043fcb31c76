import { addDays, yearOf } from './calendar.ts'
import { type Role, rolesOf } from './families.ts'
import { givenName, surname } from './names.ts'
import type { Numbers } from './numbers.ts'
import type { Random } from './random.ts'
import type { Member } from './records.ts'

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

/** Whoever is in school has no 文化程度 yet: ledgers fill in one of the two. */
function educationOf(random: Random, age: number, school: string): string {
  if (school) return ''
  if (age < 6) return '学龄前儿童'
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
