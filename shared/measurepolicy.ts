import { z } from 'zod'
import { named, parameter, percent, postNames, sources, whole, words } from './parameter.ts'

const { plan } = sources

/** Monitoring policy (防返贫监测要求): how long until a measure, and until a risk may be cleared. */
export const monitoring = z.strictObject({
  clearMonths: parameter(
    whole,
    6,
    '从识别到风险消除至少多少个月',
    '个月',
    '防止返贫监测数据质量规则 2_11_002',
    'higher',
  ),
  measureDays: parameter(whole, 30, '识别后多少天内要落实帮扶措施', '天', '防止返贫监测数据质量规则 1_11_010', 'lower'),
})

const Answer = z.object({ cause: named('致贫原因'), categories: words.meta({ title: '措施类别' }) })

/** Measure policy (帮扶措施要求): which kinds of measures answer what. */
export const measures = z.strictObject({
  incomeCategories: parameter(words, ['产业帮扶', '就业帮扶'], '哪些类别的措施算增收项目', '', plan, 'subset'),
  trainingCategories: parameter(words, ['技能培训'], '哪些类别的措施算培训', '', plan, 'subset'),
  houseCategories: parameter(
    words,
    ['住房安全保障', '搬迁', '危房改造', '易地搬迁'],
    '哪些类别的措施算危房改造或搬迁',
    '',
    plan,
    'subset',
  ),
  answers: parameter(
    z.array(Answer).max(200),
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

/** Result policy (成效要求): how many of a cadre's households leave poverty as planned. */
export const results = z.strictObject({
  exitPercent: parameter(
    z.record(named('职务级别', [...postNames, '其他']), percent),
    { 县级领导: 95, 乡科级: 95, 其他: 90 },
    '帮扶户按计划脱贫的比例下限，按职务级别，没有写的和级别不明的按“其他”',
    '%',
    plan,
    'higher',
    '其他',
  ),
  returnPercent: parameter(percent, 3.5, '返贫户占脱贫户的比例上限', '%', plan, 'lower'),
})
