import { fields, keyOf, type LedgerKind } from '../kind.ts'

const own = fields(`
  household_no | 户编号       | number            | 家庭编号 户号编码 户号
  category     | 帮扶措施类别 | code:helpCategory | 措施类别 帮扶类别 帮扶类型 措施类型 帮扶措施类型
  content      | 措施内容     | text              | 帮扶措施 主要帮扶措施 帮扶内容 具体措施 帮扶措施内容
  started_on   | 实施时间     | day               | 开始时间 实施日期 帮扶时间 落实时间
  amount_fen   | 投入资金     | money             | 帮扶资金 资金 补助金额 投入金额 资金投入
  done         | 是否完成     | yesNo             | 完成情况 是否落实 落实情况
  unit         | 责任单位     | name              | 帮扶单位 实施单位
`)

/** Help measures (帮扶措施台账). */
export const measure: LedgerKind = {
  id: 'measure',
  name: '帮扶措施台账',
  fields: own,
  needs: [['household_no'], ['category'], ['content', 'started_on']],
  never: ['与户主关系', '证件号码', '身份证号', '身份证号码', '走访人'],
  row: ['household_no'],
  records: [{ entity: 'measure', key: (row) => keyOf(row, ['household_no'], ['category', 'content']), repeats: true }],
}
