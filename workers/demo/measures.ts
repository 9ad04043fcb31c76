import { addDays, yearOf } from './calendar.ts'
import type { Random } from './random.ts'
import { type County, type Household, hasLabour, type Measure, type Plan } from './records.ts'
import { townGovernment } from './units.ts'

const contents: Record<string, string[]> = {
  产业帮扶: ['种植魔芋N亩', '种植花椒N亩', '养殖土鸡N0羽', '养殖能繁母牛N头', '入股合作社保底分红', '庭院经济奖补'],
  就业帮扶: ['乡村公益性岗位', '帮扶车间就近务工', '省外务工交通补助', '县内企业推荐就业'],
  技能培训: ['家政服务技能培训', '种养殖实用技术培训', '焊工技能培训', '电商技能培训'],
  健康帮扶: ['家庭医生签约慢病随访', '大病专项救治', '先诊疗后付费', '医疗救助二次报销'],
  教育帮扶: ['义务教育生活补助', '国家助学金', '雨露计划补助'],
  综合保障: ['代缴城乡居民养老保险', '临时救助', '高龄补贴'],
  住房安全保障: ['农村危房改造（C级修缮）', '农村危房改造（D级重建）'],
  饮水安全保障: ['新建小水窖N口', '自来水管网入户'],
}
/** The measure that answers a cause; other causes ask for none in particular. */
export const answerTo: Record<string, string> = {
  因病: '健康帮扶',
  因学: '教育帮扶',
  因残: '综合保障',
  缺技术: '技能培训',
}
const disability = ['残疾人两项补贴', '重度残疾人托养照护']

export function makeMeasure(random: Random, asOf: string, household: Household, category: string): Measure {
  const forDisability = category === '综合保障' && household.cause === '因残'
  const content = random.pick(forDisability ? disability : contents[category]!).replace('N', String(random.int(2, 9)))
  const startedOn = addDays(`${yearOf(asOf)}-01-04`, random.int(0, 200))
  return {
    household,
    category,
    content,
    startedOn: startedOn < asOf ? startedOn : asOf,
    amount: random.chance(0.3) ? random.int(2, 60) * 100 : null,
    done: random.chance(0.6),
    unit: townGovernment(household.village),
  }
}

/** Measures that leave no check of the group anything to say, and one plan a household. */
export function makeMeasures(
  random: Random,
  county: Pick<County, 'asOf' | 'households'>,
): { measures: Measure[]; plans: Plan[] } {
  const measures: Measure[] = []
  const plans: Plan[] = []
  for (const household of county.households) {
    const mine = neededBy(random, household).map((category) => makeMeasure(random, county.asOf, household, category))
    measures.push(...mine)
    const gain = random.int(6, 32) * 100
    plans.push({
      household,
      year: yearOf(county.asOf),
      content: `${[...new Set(mine.map((m) => m.category))].join('、')}；计划人均增收${gain}元`,
    })
  }
  return { measures, plans }
}

function neededBy(random: Random, household: Household): string[] {
  const needed = new Set<string>()
  if (household.members.some(hasLabour)) {
    needed.add(random.pick(['产业帮扶', '就业帮扶']))
    if (random.chance(0.3)) needed.add('产业帮扶')
    needed.add('技能培训')
  }
  const answer = answerTo[household.cause]
  if (answer) needed.add(answer)
  if (household.unsafeHouse) needed.add('住房安全保障')
  if (!household.safeWater) needed.add('饮水安全保障')
  if (needed.size === 0 || random.chance(0.15)) needed.add('综合保障')
  return [...needed]
}
