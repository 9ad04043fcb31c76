import { fields, keyOf, type LedgerKind } from '../kind.ts'

const own = fields(`
  household_no | 户编号     | number | 家庭编号 户号编码 户号
  year         | 年度       | year   | 计划年度 年份
  content      | 帮扶计划   | text   | 计划内容 年度帮扶计划 帮扶计划内容 一户一策 脱贫计划 计划
  cadre_name   | 帮扶责任人 | name   | 帮扶人 责任人 帮扶干部
`)

/** Yearly help plans (年度帮扶计划, 一户一策). */
export const plan: LedgerKind = {
  id: 'plan',
  name: '年度帮扶计划',
  fields: own,
  needs: [['household_no'], ['content']],
  never: ['与户主关系', '证件号码', '身份证号', '走访人', '帮扶措施类别', '贫困户属性'],
  fromTitle: ['year'],
  row: ['household_no'],
  records: [{ entity: 'plan', key: (row) => keyOf(row, ['household_no', 'year']) }],
}
