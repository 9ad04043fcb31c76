import { columns } from './column.ts'

/** A procedure case (程序办理): one household through identification, exit or return. */
export const procedureCase = columns(`
  procedure             | 程序             | text
  township              | 乡镇             | text
  village               | 行政村           | text
  head_name             | 户主姓名         | text
  clue_source           | 线索来源         | text
  clue_on               | 线索时间         | day
  applied_on            | 申请时间         | day
  surveyed_on           | 入户调查时间     | day
  nominated_on          | 提名时间         | day
  group_reviewed_on     | 小组评议时间     | day
  reviewed_on           | 民主评议时间     | day
  representatives       | 评议代表人数     | number
  publicity_from        | 公示开始         | day
  publicity_to          | 公示结束         | day
  agreed_on             | 农户认可时间     | day
  township_reviewed_on  | 乡镇审核时间     | day
  second_publicity_from | 第二次公示开始   | day
  second_publicity_to   | 第二次公示结束   | day
  entered_on            | 数据录入时间     | day
  county_decided_on     | 县级审定时间     | day
  announced_on          | 公告时间         | day
  exited_on             | 退出时间         | day
  returned_on           | 返贫时间         | day
  return_cause          | 返贫原因         | text
  income_per_head_fen   | 人均纯收入       | money
  food                  | 吃               | yesNo
  clothing              | 穿               | yesNo
  schooling             | 义务教育有保障   | yesNo
  medical               | 基本医疗有保障   | yesNo
  housing               | 住房安全有保障   | yesNo
  water                 | 饮水安全有保障   | yesNo
  note                  | 备注             | text
`)
