import { z } from 'zod'
import { byPost, parameter, sources, whole, words } from './parameter.ts'

const { plan, county } = sources

/** Pairing policy (结对要求): who must have a cadre, how many households a cadre may have, how long a pairing holds. */
export const pairing = z.strictObject({
  dueStatuses: parameter(
    words,
    ['未脱贫', '预脱贫', '返贫'],
    '哪些状态的户必须有帮扶责任人（未消除风险的监测户总是必须有）',
    '',
    plan,
    'superset',
  ),
  responsibleMax: parameter(whole.min(1), 1, '一户最多几名帮扶责任人', '人', plan, 'lower'),
  cap: parameter(
    byPost,
    { 县级领导: 5, 乡科级: 5, 一般干部: 2, 村干部: 10, 党员: 2 },
    '每名帮扶责任人最多帮扶多少户（上限），按职务级别',
    '户',
    plan,
    'lower',
  ),
  floor: parameter(
    byPost,
    { 县级领导: 3, 乡科级: 3, 党员: 1 },
    '每名帮扶责任人至少帮扶多少户（下限），按职务级别',
    '户',
    plan,
    'higher',
  ),
  stableYears: parameter(whole, 5, '结对关系至少稳定多少年', '年', plan, 'higher'),
  followUpYears: parameter(whole, 0, '脱贫后继续帮扶多少年，到那一年年底（脱贫不脱帮扶）', '年', plan, 'higher'),
  acceptedReasons: parameter(
    words,
    [
      '调动',
      '调离',
      '调任',
      '岗位调整',
      '离岗',
      '退休',
      '病故',
      '去世',
      '死亡',
      '辞职',
      '离职',
      '挂职期满',
      '任期届满',
      '患病',
      '产假',
      '开除',
      '留置',
      '超出户数',
      '亲属回避',
    ],
    '未满年限调整时认可的原因（原因中含有其中一词即可）',
    '',
    plan,
    'subset',
  ),
  scatteredVillages: parameter(whole.min(1), 2, '一名帮扶责任人的户最多分布在几个村', '个', plan, 'lower'),
  secretaryNoticeMonths: parameter(whole.max(36), 3, '第一书记任期届满前多少个月提示安排轮换', '个月', county),
  secretaryYears: parameter(whole, 3, '第一书记一个任期多少年', '年', '选派机关优秀干部到村任第一书记的规定', 'lower'),
  acceptance: parameter(
    z.boolean(),
    false,
    '办理交接后，是否请接手的帮扶责任人在手机上确认接收（不确认也由其帮扶）',
    '',
    county,
    'higher',
  ),
})
