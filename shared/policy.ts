import { z } from 'zod'
import { imports } from './importpolicy.ts'
import { pairing } from './pairingpolicy.ts'
import { parameter, percent, type Said, sources, whole, words } from './parameter.ts'
import { visits } from './visitpolicy.ts'

/** What a parameter says of itself: a plain-language line, its unit and where its default comes from. */
export type PolicyLine = Said & { path: string; value: unknown }

const { plan, files, county } = sources

const identity = z.strictObject({
  ageMax: parameter(whole, 110, '年龄超过多少岁提示核对', '岁', files),
  phoneSharedHouseholds: parameter(whole.min(2), 3, '同一个联系电话登记在多少户及以上提示', '户', files),
})

const SchoolAge = z.object({ school: z.string().min(1), from: whole, to: whole })

const register = z.strictObject({
  incomeToleranceYuan: parameter(z.number().min(0), 1, '收入合计允许相差多少', '元', county),
  scaleKeyPercent: parameter(percent, 50, '重点村登记人口占全村人口的上限', '%', '识别规模控制（县方案）'),
  scaleOtherPercent: parameter(percent, 5, '其他村登记人口占全村人口的上限', '%', '识别规模控制（县方案）'),
  splitMonths: parameter(whole, 24, '多少个月内新立的同址同姓户视为可能拆户', '月', '严禁拆户、分户的规定'),
  undeliveredHouseholds: parameter(
    whole.min(1),
    20,
    '一个乡镇有多少户及以上而某台账中一户也没有，视为该乡镇还没有交这份台账，不据以核对',
    '户',
    county,
  ),
  elderAge: parameter(whole, 60, '老人户按多少周岁起算', '岁', county),
  labourFrom: parameter(whole, 16, '劳动年龄从多少周岁起', '岁', files),
  labourTo: parameter(whole, 59, '劳动年龄到多少周岁止', '岁', files),
  compulsoryFrom: parameter(whole, 6, '义务教育年龄从多少周岁起', '岁', '义务教育法'),
  compulsoryTo: parameter(whole, 15, '义务教育年龄到多少周岁止', '岁', '义务教育法'),
  schoolAges: parameter(
    z.array(SchoolAge),
    [
      { school: '小学', from: 6, to: 14 },
      { school: '七年级', from: 12, to: 17 },
      { school: '八年级', from: 12, to: 17 },
      { school: '九年级', from: 12, to: 17 },
      { school: '普通高中', from: 15, to: 20 },
      { school: '中职', from: 15, to: 20 },
    ],
    '各学段的合理年龄（按在校生状况的开头几个字对应）',
    '岁',
    '防止返贫监测数据质量规则 5_12_014 至 5_12_016',
  ),
})

const monitoring = z.strictObject({
  clearMonths: parameter(whole, 6, '从识别到风险消除至少多少个月', '月', '防止返贫监测数据质量规则 2_11_002'),
  measureDays: parameter(whole, 30, '识别后多少天内要落实帮扶措施', '天', '防止返贫监测数据质量规则 1_11_010'),
})

const Answer = z.object({ cause: z.string().min(1), categories: words })

const measures = z.strictObject({
  incomeCategories: parameter(words, ['产业帮扶', '就业帮扶'], '哪些类别的措施算增收项目', '', plan),
  trainingCategories: parameter(words, ['技能培训'], '哪些类别的措施算培训', '', plan),
  houseCategories: parameter(
    words,
    ['住房安全保障', '搬迁', '危房改造', '易地搬迁'],
    '哪些类别的措施算危房改造或搬迁',
    '',
    plan,
  ),
  answers: parameter(
    z.array(Answer),
    [
      { cause: '因病', categories: ['健康帮扶'] },
      { cause: '因学', categories: ['教育帮扶', '义务教育保障'] },
      { cause: '因残', categories: ['综合保障'] },
      { cause: '缺技术', categories: ['技能培训'] },
    ],
    '哪种致贫原因要有哪类措施（没有写的原因不核对）',
    '',
    '防止返贫监测数据质量规则 5_18_001 至 5_18_006',
  ),
})

const results = z.strictObject({
  exitPercent: parameter(
    z.record(z.string().min(1), percent),
    { 县级领导: 95, 乡科级: 95, 其他: 90 },
    '帮扶户按计划脱贫的比例下限，按职务级别，没有写的和级别不明的按“其他”',
    '%',
    plan,
  ),
})

const ComparisonList = z.object({ list: z.string().min(1), check: z.string().min(1), meaning: z.string() })

/** A policy (政策参数): every number the checks use, one document a county. An absent parameter has its default. */
export const Policy = z.strictObject({
  incomeLineYuan: parameter(
    z.record(z.string().regex(/^\d{4}$/), z.number().min(0).max(1_000_000)),
    { 2013: 2736, 2020: 4000, 2023: 7300, 2025: 8600 },
    '各年度的收入标准（每人每年），以省里公布的为准；没有填写的年度不核对',
    '元',
    '国家扶贫标准和省防止返贫监测范围',
  ),
  identity: identity.prefault({}),
  register: register.prefault({}),
  monitoring: monitoring.prefault({}),
  pairing: pairing.prefault({}),
  visits: visits.prefault({}),
  measures: measures.prefault({}),
  results: results.prefault({}),
  imports: imports.prefault({}),
  comparisonLists: parameter(
    z.array(ComparisonList),
    [
      { list: '财政供养', check: 'match-payroll', meaning: '由财政发放工资的在编人员' },
      { list: '机动车', check: 'match-vehicle', meaning: '名下登记有机动车' },
      { list: '商品房', check: 'match-house', meaning: '名下登记有商品房' },
      { list: '工商登记', check: 'match-company', meaning: '企业法定代表人、股东或个体经营者' },
      { list: '死亡', check: 'match-deceased', meaning: '已注销户口或火化' },
      { list: '服刑', check: 'match-prison', meaning: '正在服刑' },
    ],
    '每份比对名单的含义和由哪条规则核对',
    '',
    '部门数据比对的县级办法',
  ),
})
export type Policy = z.output<typeof Policy>

/** The policy with every parameter at its default. */
export const defaultPolicy = (): Policy => Policy.parse({})

const groups = { identity, register, monitoring, pairing, visits, measures, results, imports }

/** Every parameter with what it says of itself and its value in `policy`, in the order of the document. */
export function policyLines(policy: Policy): PolicyLine[] {
  const { incomeLineYuan, comparisonLists } = Policy.shape
  const line = (path: string, schema: z.ZodType, value: unknown): PolicyLine => ({
    path,
    ...(schema.meta() as Said),
    value,
  })
  const inGroups = Object.entries(groups).flatMap(([group, { shape }]) =>
    Object.entries(shape).map(([name, schema]) => {
      const values = policy[group as keyof typeof groups] as Record<string, unknown>
      return line(`${group}.${name}`, schema, values[name])
    }),
  )
  return [
    line('incomeLineYuan', incomeLineYuan, policy.incomeLineYuan),
    ...inGroups,
    line('comparisonLists', comparisonLists, policy.comparisonLists),
  ]
}
