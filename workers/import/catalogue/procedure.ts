import { fields, keyOf, type LedgerKind } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'
import { seekHousehold, seeks } from '../resolve/sought.ts'

const own = fields(`
  township              | 乡镇             | name     | ${s.township}
  village               | 行政村           | name     | ${s.village}
  household_no          | 户编号           | number   | ${s.householdNo}
  head_name             | 户主姓名         | name     | ${s.head}
  id_number *           | 户主证件号码     | idNumber | ${s.headId}
  clue_source           | 线索来源         | text     |
  clue_on               | 线索发现日期     | day      | 线索日期 发现日期 线索发现时间
  applied_on            | 农户申请日期     | day      | 申请日期 农户申请时间
  surveyed_on           | 入户核查日期     | day      | 入户调查日期 入户核实日期 入户核查时间 入户调查时间
  nominated_on          | 工作队提名日期   | day      | 提名日期 村两委提名日期
  group_reviewed_on     | 村民小组评议日期 | day      | 小组评议日期
  reviewed_on           | 民主评议日期     | day      | 村级民主评议日期 村民代表大会日期 评议日期 民主评议时间 村民代表会议日期
  representatives       | 参会代表人数     | integer  | 代表人数 评议人数 参会人数
  publicity_from        | 公示开始日期     | day      | 村级公示开始日期 组内公示起 第一次公示起 公示起 第一轮公示起
  publicity_to          | 公示结束日期     | day      | 村级公示结束日期 组内公示止 第一次公示止 公示止 第一轮公示止
  agreed_on             | 农户认可日期     | day      | 帮扶单位与农户认可日期 农户认可
  township_reviewed_on  | 乡镇审核日期     | day      | 乡镇审核时间 苏木乡镇审核日期 苏木审核日期
  second_publicity_from | 第二轮公示起     | day      | 第二次公示起
  second_publicity_to   | 第二轮公示止     | day      | 第二次公示止
  entered_on            | 数据录入日期     | day      | 录入日期
  county_decided_on     | 县级审定日期     | day      | 县级复审日期 县审定日期 旗级审定日期 旗县审定日期 旗县级审定日期
  announced_on          | 公告日期         | day      | 公告时间
  exited_on             | 脱贫退出时间     | day      | 退出时间 脱贫时间
  returned_on           | 返贫认定时间     | day      | 返贫时间
  return_cause          | 返贫原因         | text     |
  income_per_head_fen   | 退出时人均纯收入 | money:元 | 人均纯收入 退出人均纯收入
  food                  | 不愁吃           | yesNo    |
  clothing              | 不愁穿           | yesNo    |
  schooling             | 义务教育有保障   | yesNo    | 义务教育
  medical               | 基本医疗有保障   | yesNo    | 基本医疗
  housing               | 住房安全有保障   | yesNo    | 住房安全
  water                 | 饮水安全         | yesNo    | 饮水安全有保障
  note                  | 备注             | text     |
`)

/** Procedure cases (评议公示登记表): which procedure, its own columns tell, else title, sheet or file name. */
export const procedure: LedgerKind = {
  id: 'procedure',
  name: '程序登记表',
  fields: own,
  needs: [
    seeks,
    ['reviewed_on', 'returned_on', 'surveyed_on', 'nominated_on'],
    ['county_decided_on', 'returned_on', 'announced_on', 'publicity_from'],
  ],
  never: ['与户主关系', '证件号码'],
  titled: [
    { pattern: /返贫/, headers: ['返贫认定时间', '返贫时间'], constant: { procedure: '返贫' } },
    { pattern: /退出|脱贫/, headers: ['退出时人均纯收入', '工作队提名日期'], constant: { procedure: '脱贫退出' } },
    { pattern: /监测/, headers: ['线索发现日期', '线索来源'], constant: { procedure: '监测对象识别' } },
    { pattern: /识别/, headers: ['农户申请日期', '村民小组评议日期'], constant: { procedure: '贫困户识别' } },
  ],
  fromTitle: ['township', 'village'],
  row: ['household_no', 'head_name'],
  split: (row) => [seekHousehold(row)],
  makes: () => ['household_no', 'procedure'],
  records: [{ entity: 'procedure_case', key: (row) => keyOf(row, ['household_no', 'procedure']), repeats: true }],
}
