import { z } from 'zod'
import { byPost, parameter, sources, whole, words } from './parameter.ts'

const { plan, county } = sources

/** Visit policy (走访要求): how often households are visited, and what in the visit ledger is looked at twice. */
export const visits = z.strictObject({
  firstDays: parameter(whole, 30, '结对后多少天内要有第一次走访', '天', plan, 'lower'),
  everyDays: parameter(whole, 31, '多少天内至少走访一次', '天', plan, 'lower'),
  everyDaysByPost: parameter(
    byPost,
    {},
    '按职务级别另定的走访间隔，没有写的用上一项',
    '天',
    plan,
    'lower',
    'visits.everyDays',
  ),
  leaderPosts: parameter(words, ['县级领导'], '哪些职务级别的领导有每年入户调研次数的要求', '', plan, 'superset'),
  leaderTimes: parameter(whole, 2, '领导每年至少入户调研几次', '次', plan, 'higher'),
  leaderFromMonth: parameter(
    whole.min(1).max(12),
    7,
    '从几月起提示领导调研次数不足（年初不提示）',
    '月',
    county,
    'lower',
  ),
  dayMax: parameter(whole, 8, '一天入户走访超过多少户提示核对', '户', county, 'lower'),
  fastMinutes: parameter(whole, 10, '不同村两次入户相隔多少分钟以内提示核对', '分钟', county, 'higher'),
  copiedTimes: parameter(whole.min(2), 5, '同一段走访内容用了多少次提示核对', '次', county, 'lower'),
  exemptPhrases: parameter(
    words,
    [],
    '允许重复的走访用语（不写标点和空格），含有其中一句的不提示',
    '',
    county,
    'subset',
  ),
  backfillEntries: parameter(whole.min(2), 10, '一段时间内集中录入多少条提示核对', '条', county, 'lower'),
  backfillMinutes: parameter(whole.max(720), 60, '集中录入按多少分钟计', '分钟', county, 'higher'),
  backfillSpanDays: parameter(whole, 20, '集中录入的走访日期跨度超过多少天提示核对', '天', county, 'lower'),
})
