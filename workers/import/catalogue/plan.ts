import { fields, keyOf, type LedgerKind } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'
import { seekHousehold, seeks } from '../resolve/sought.ts'

const own = fields(`
  township *   | 乡镇         | name     | ${s.township}
  village *    | 行政村       | name     | ${s.village}
  head_name *  | 户主姓名     | name     | ${s.head}
  id_number *  | 户主证件号码 | idNumber | ${s.headId}
  household_no | 户编号       | number   | ${s.householdNo}
  year         | 年度         | year     | 计划年度 年份
  content      | 帮扶计划     | text     | 计划内容 年度帮扶计划 帮扶计划内容 一户一策 脱贫计划 计划
  cadre_name   | 帮扶责任人   | names    | ${s.helper}
`)

/** Yearly help plans (年度帮扶计划, 一户一策). */
export const plan: LedgerKind = {
  id: 'plan',
  name: '年度帮扶计划',
  fields: own,
  needs: [seeks, ['content']],
  never: [
    '与户主关系',
    '证件号码',
    '身份证号',
    '走访人',
    '帮扶措施类别',
    '贫困户属性',
    '帮扶人手机号',
    '帮扶人电话',
    '所属单位',
  ],
  fromTitle: ['township', 'village', 'year'],
  row: ['household_no', 'head_name', 'id_number'],
  split: (row) => [seekHousehold(row)],
  makes: () => ['household_no'],
  records: [{ entity: 'plan', key: (row) => keyOf(row, ['household_no', 'year']) }],
}
