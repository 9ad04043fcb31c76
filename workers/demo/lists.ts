import { addDays, monthText, yearOf } from './calendar.ts'
import { givenName, surname } from './names.ts'
import type { Numbers } from './numbers.ts'
import type { Random } from './random.ts'
import type { County, Listed, ListName, Member, Village } from './records.ts'

type Someone = Pick<Member, 'name' | 'sex' | 'idNumber'>
type Place = Pick<County, 'name' | 'asOf' | 'villages' | 'households' | 'cadres'>

/** Comparison lists: cadres on the payroll, every 低保 household's head on the 低保 list, strangers, and strangers who share a name with a member. */
export function makeLists(random: Random, numbers: Numbers, county: Place): Listed[] {
  const out: Listed[] = []
  for (const household of county.households) {
    if (household.attribute === '低保贫困户')
      out.push(entry(random, county, '农村低保', household.members[0]!, household.village))
  }
  for (const cadre of county.cadres) {
    if (cadre.level === '一般干部' || cadre.level === '乡科级' || cadre.level === '县级领导')
      out.push(entry(random, county, '财政供养', cadre, random.pick(county.villages), cadre.unit))
  }
  const size = county.households.length
  const strangers: [ListName, number][] = [
    ['农村低保', size / 10],
    ['财政供养', size / 20],
    ['机动车', size / 8],
    ['死亡', size / 20],
    ['工商登记', size / 16],
    ['商品房', size / 20],
    ['服刑', size / 80],
  ]
  for (const [list, count] of strangers) {
    for (let i = 0; i < Math.max(3, count); i++)
      out.push(entry(random, county, list, stranger(random, numbers, county), random.pick(county.villages)))
  }
  return random.shuffled(out)
}

function stranger(random: Random, numbers: Numbers, county: Place): Someone {
  const sex = random.chance(0.5) ? '男' : '女'
  const age = random.int(22, 80)
  const birthOn = `${monthText(yearOf(county.asOf) - age, random.int(1, 12))}-${String(random.int(1, 28)).padStart(2, '0')}`
  const namesake = random.chance(0.15) ? random.pick(county.households).members[0] : undefined
  return {
    name: namesake?.name ?? surname(random) + givenName(random, sex, age),
    sex,
    idNumber: numbers.idNumber(birthOn, sex),
  }
}

/** One line of a list; `detail` holds the list's own columns in the order its layout writes them. */
export function entry(
  random: Random,
  county: Place,
  list: ListName,
  who: Someone,
  village: Village,
  unit?: string,
): Listed {
  const on = addDays(county.asOf, -random.int(60, list === '死亡' ? 280 : 2400))
  const office = unit ?? `${county.name}${random.pick(['第三小学', '中心卫生院', '文化馆', '林场'])}`
  const firm = `${county.name.slice(0, -1)}${random.pick('聚丰|源盛|兴禾|鑫达|民惠'.split('|'))}${random.pick('种植专业合作社|餐饮店|建材经营部|劳务有限公司'.split('|'))}`
  const details: Record<ListName, string[]> = {
    农村低保: [String(random.int(1, 4)), random.pick(['A类', 'B类', 'C类']), String(random.int(30, 150) * 10)],
    财政供养: [office, random.pick(['科员', '教师', '医师', '职工'])],
    机动车: [
      `测${random.pick([...'QRST'])}${random.int(10000, 99999)}`,
      random.pick(['小型轿车', '小型普通客车', '轻型普通货车']),
      random.pick(['五菱牌', '长安牌', '吉利牌']),
      String(random.int(3, 18) * 10000),
    ],
    死亡: [random.pick(['病故', '自然死亡', '意外'])],
    工商登记: [firm, String(random.int(1, 20) * 5), random.pick(['法定代表人', '经营者'])],
    商品房: [
      `${county.name}城区${random.pick(['滨河', '锦绣', '阳光'])}小区${random.int(1, 20)}幢${random.int(101, 1802)}`,
      String(random.int(70, 140)),
    ],
    服刑: [random.pick(['社区矫正', '服刑'])],
  }
  return {
    list,
    name: who.name,
    sex: who.sex,
    idNumber: who.idNumber,
    address: `${village.township.name}${village.name}`,
    detail: details[list],
    on,
  }
}
