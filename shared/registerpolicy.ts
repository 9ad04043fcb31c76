import { z } from 'zod'
import { named, parameter, percent, sources, whole } from './parameter.ts'

const { files, county } = sources

/** Identity policy (身份信息要求): from when an age or a shared phone is looked at twice. */
export const identity = z.strictObject({
  ageMax: parameter(whole, 110, '年龄超过多少岁提示核对', '岁', files, 'lower'),
  phoneSharedHouseholds: parameter(whole.min(2), 3, '同一个联系电话登记在多少户及以上提示', '户', files, 'lower'),
})

const SchoolAge = z.object({
  school: named('学段'),
  from: whole.meta({ title: '从几岁' }),
  to: whole.meta({ title: '到几岁' }),
})

/** Register policy (户情登记要求): what a household's record is measured by. */
export const register = z.strictObject({
  incomeToleranceYuan: parameter(z.number().min(0).max(1_000_000), 1, '收入合计允许相差多少', '元', county, 'lower'),
  scaleKeyPercent: parameter(percent, 50, '重点村登记人口占全村人口的上限', '%', '识别规模控制（县方案）', 'lower'),
  scaleOtherPercent: parameter(percent, 5, '其他村登记人口占全村人口的上限', '%', '识别规模控制（县方案）', 'lower'),
  splitMonths: parameter(whole, 24, '多少个月内新立的同址同姓户视为可能拆户', '个月', '严禁拆户、分户的规定', 'higher'),
  undeliveredHouseholds: parameter(
    whole.min(1),
    20,
    '一个乡镇有多少户及以上而某台账中一户也没有，视为该乡镇还没有交这份台账，不据以核对',
    '户',
    county,
    'higher',
  ),
  elderAge: parameter(whole, 60, '老人户按多少周岁起算', '岁', county, 'lower'),
  labourFrom: parameter(whole, 16, '劳动年龄从多少周岁起', '岁', files),
  labourTo: parameter(whole, 59, '劳动年龄到多少周岁止', '岁', files),
  compulsoryFrom: parameter(whole, 6, '义务教育年龄从多少周岁起', '岁', '义务教育法', 'lower'),
  compulsoryTo: parameter(whole, 15, '义务教育年龄到多少周岁止', '岁', '义务教育法', 'higher'),
  schoolAges: parameter(
    z.array(SchoolAge).max(200),
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
