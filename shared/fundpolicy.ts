import { z } from 'zod'
import { named, parameter, percent, sources, whole, words } from './parameter.ts'

const { county } = sources
const funds2021 = '财政衔接推进乡村振兴补助资金管理办法（2021 年）和县项目资金方案'

const Standard = z.object({
  programme: named('补助项目'),
  yuan: z.number().min(0).max(1_000_000).meta({ title: '标准（元）' }),
})

/** Fund policy (资金要求): shares of the year's funds, standards of benefits, the cap of a loan. */
export const funds = z.strictObject({
  villageLevels: parameter(words, ['到村', '到户'], '哪些受益层级算到村到户', '', funds2021, 'subset'),
  villagePercent: parameter(percent, 70, '全年批复资金中到村到户的比例下限', '%', funds2021, 'higher'),
  industryKinds: parameter(words, ['产业发展', '产业'], '哪些项目类型算产业项目', '', funds2021, 'superset'),
  rewardPercent: parameter(percent, 30, '全年产业资金中以奖代补的比例下限', '%', funds2021, 'higher'),
  villageMinimumYuan: parameter(
    z.number().min(0).max(1_000_000_000),
    0,
    '一个重点村全年批复资金的下限（0 为不核对）',
    '元',
    county,
    'higher',
  ),
  standards: parameter(
    z.array(Standard).max(200),
    [],
    '发放表没有写标准的补助项目，按什么标准核对（没有写的项目不核对）',
    '元',
    county,
  ),
  equalHouseholds: parameter(
    whole.min(2),
    10,
    '同村同项目同期间多少户及以上金额全部相同，提示疑似平均分配',
    '户',
    '严禁平均分配、“撒胡椒面”的规定',
    'lower',
  ),
  flatProgrammes: parameter(words, [], '哪些补助项目本来就是每户同额，不提示平均分配', '', county, 'subset'),
  loanYuan: parameter(
    z.number().min(0).max(10_000_000),
    50_000,
    '贴息小额信贷每户的上限',
    '元',
    '脱贫人口小额信贷政策（5 万元以下）',
    'lower',
  ),
})
