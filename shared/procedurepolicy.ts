import { z } from 'zod'
import { named, parameter, sources, whole } from './parameter.ts'
import { templateTitles } from './templatetitles.ts'

const { plan } = sources

/** A step (环节) of a procedure that ledgers bring a day for. */
export const stepNames = [
  '线索发现',
  '农户申请',
  '入户核查',
  '工作队提名',
  '村民小组评议',
  '民主评议',
  '第一次公示',
  '农户认可',
  '乡镇审核',
  '第二次公示',
  '数据录入',
  '县级审定',
  '公告',
] as const

/** A procedure as it is to be gone through from a year on, until a later one of the same name takes over. */
const Template = z.object({
  procedure: named('程序'),
  fromYear: z.int().min(1980).max(2100).meta({ title: templateTitles.fromYear }),
  steps: z.array(z.enum(stepNames)).max(30).meta({ title: templateTitles.steps }),
  publicityDays: whole.meta({ title: templateTitles.publicityDays }),
  largeVillage: whole.meta({ title: templateTitles.largeVillage }),
  representatives: whole.meta({ title: templateTitles.representatives }),
  representativesLarge: whole.meta({ title: templateTitles.representativesLarge }),
  maxDays: whole.meta({ title: templateTitles.maxDays }),
})

const village = { largeVillage: 1000, representatives: 20, representativesLarge: 30 }

/** Procedure policy (程序要求): templates of identification, exit and monitoring, as data. */
export const procedures = z.strictObject({
  templates: parameter(
    z.array(Template).max(50),
    [
      {
        procedure: '贫困户识别',
        fromYear: 2014,
        steps: [
          '农户申请',
          '入户核查',
          '村民小组评议',
          '第一次公示',
          '民主评议',
          '乡镇审核',
          '第二次公示',
          '数据录入',
          '县级审定',
          '公告',
        ],
        publicityDays: 7,
        ...village,
        maxDays: 0,
      },
      {
        procedure: '脱贫退出',
        fromYear: 2014,
        steps: ['工作队提名', '民主评议', '第一次公示', '农户认可', '乡镇审核', '第二次公示', '县级审定', '公告'],
        publicityDays: 7,
        ...village,
        maxDays: 0,
      },
      {
        procedure: '监测对象识别',
        fromYear: 2020,
        steps: ['线索发现', '入户核查', '民主评议', '第一次公示', '乡镇审核', '县级审定'],
        publicityDays: 5,
        ...village,
        maxDays: 15,
      },
    ],
    '每种程序从哪年起有哪些环节、公示几天、评议多少人、全程多少天',
    '',
    '扶贫开发建档立卡工作方案（2014 年起）；防止返贫监测和帮扶工作办法（2020 年起）',
  ),
  reversedMonths: parameter(whole, 12, '退出后多少个月内返贫提示核对', '个月', plan, 'higher'),
  updateMonth: parameter(
    z.int().min(1).max(12),
    2,
    '上年收入最迟在当年几月底以前更新',
    '月',
    '建档立卡信息每年更新的要求（次年 2 月底前）',
    'lower',
  ),
})
