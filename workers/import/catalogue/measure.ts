import { fields, given, keyOf, type LedgerKind, type Values } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'
import { seekHousehold, seeks } from '../resolve/sought.ts'

const household = fields(
  `
  township *     | 乡镇         | name     | ${s.township}
  village *      | 行政村       | name     | ${s.village}
  head_name *    | 户主姓名     | name     | ${s.head}
  id_number *    | 户主证件号码 | idNumber | ${s.headId}
  household_no   | 户编号       | number   | ${s.householdNo}
`,
  { group: true },
)

const own = fields(`
  category     | 帮扶措施类别 | codes:helpCategory | 措施类别 帮扶类别 帮扶类型 措施类型 帮扶措施类型
  content      | 措施内容     | text              | 帮扶措施 主要帮扶措施 帮扶内容 具体措施 帮扶措施内容
  started_on   | 实施时间     | day               | 开始时间 实施日期 帮扶时间 落实时间
  amount_fen   | 投入资金     | money             | 帮扶资金 资金 补助金额 投入金额 资金投入
  done         | 是否完成     | yesNo             | 完成情况 是否落实 落实情况
  unit         | 责任单位     | name              | 帮扶单位 实施单位
  helper *     | 帮扶责任人   | names             | ${s.helper}
`)

/** Help measures (帮扶措施台账). A cell of two categories is two measures. */
export const measure: LedgerKind = {
  id: 'measure',
  name: '帮扶措施台账',
  fields: [...household, ...own],
  needs: [seeks, ['category'], ['content', 'started_on']],
  never: [
    ...['与户主关系', '证件号码', '身份证号', '身份证号码', '走访人', '联系电话', '所属单位', '派出单位', '结对时间'],
    ...s.helperPhone.split(' '),
  ],
  fromTitle: ['township', 'village'],
  row: ['household_no', 'head_name', 'id_number'],
  split: (row) => categories(seekHousehold(row)),
  makes: () => ['household_no'],
  records: [{ entity: 'measure', key: (row) => keyOf(row, ['household_no'], ['category', 'content']), repeats: true }],
}

function categories(row: Values): Values[] {
  if (!given(row.category)) return [row]
  return [...new Set(String(row.category).split(','))].map((category) => ({ ...row, category }))
}

/** Relocation (易地搬迁): one measure a household; the form's other columns stay with it. */
export const relocation: LedgerKind = {
  id: 'relocation',
  name: '易地搬迁台账',
  fields: [
    ...household.map((field) =>
      field.name === 'id_number' ? { ...field, headers: [...field.headers, ...s.id.split(' ')] } : field,
    ),
    ...fields(`
  content         | 安置点         | text    | 1安置点 安置点名称 安置地点
  beneficiaries * | 家庭受益人口   | integer | 6家庭受益人口 搬迁人口
  house_area *    | 住房面积       | text    | 7住房面积 安置住房面积
  own_fen *       | 自筹资金       | money   | 8自筹资金
  started_on      | 搬迁入住时间   | day     | 9搬迁入住时间 入住时间
  moved_on *      | 实际入住时间   | day     | 10实际入住时间
  torn_down *     | 拆除旧房       | text    | 13拆除旧房 旧房是否拆除
`),
  ],
  needs: [seeks, ['content'], ['started_on', 'moved_on', 'torn_down', 'beneficiaries']],
  fromTitle: ['township', 'village'],
  row: ['household_no', 'head_name', 'id_number'],
  split: (row) => [
    seekHousehold({
      ...row,
      category: '易地搬迁',
      started_on: given(row.started_on) ? row.started_on : (row.moved_on ?? null),
    }),
  ],
  makes: () => ['household_no', 'category', 'started_on'],
  records: [{ entity: 'measure', key: (row) => keyOf(row, ['household_no'], ['category', 'content']), repeats: true }],
}
