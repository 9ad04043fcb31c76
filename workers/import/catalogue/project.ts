import { fields, given, keyOf, type LedgerKind, type Values } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'

const own = fields(`
  name                | 项目名称     | name    | 建设项目 项目
  kind                | 项目类型     | text    | 项目类别 项目子类型
  township            | 乡镇         | name    | ${s.township}
  village             | 村           | name    | 建设地点 ${s.village}
  place *             | 乡镇、村     | text    | 实施地点 所在乡镇村
  content             | 建设内容     | text    | 项目内容 建设内容及规模 主要建设内容
  benefit_level       | 受益层级     | text    | 受益范围 到村到户
  approval_no         | 批复文号     | text    | 文号 批准文号
  approved_on         | 批复日期     | day     | 批复时间 批准日期
  department *        | 部门         | text    | 主管部门
  approved_fen        | 计划投入资金 | money   | 批复资金 资金金额 投资规模 投资 计划投资 总投资 金额 批复金额 规划投入资金
  central_fen         | 中央衔接资金 | money   | 中央资金 资金来源/中央
  province_fen        | 省级衔接资金 | money   | 省级资金 自治区资金 自治区级衔接资金 资金来源/省级
  city_fen            | 市级资金     | money   | 市级衔接资金 盟市资金 盟市级资金
  county_fen          | 县级资金     | money   | 县级衔接资金 旗县资金 旗级资金 旗县级资金
  budget_fen *        | 省级财政资金 | money   | 资金来源/省级财政
  other_fen           | 其他资金     | money   | 其它资金
  subsidy_fen *       | 补助金额     | money   |
  reward              | 是否以奖代补 | yesNo   | 以奖代补
  disclosed_before_on | 事前公示日期 | day     | 事前公示 事前公示时间
  first_paid_on       | 首次拨付日期 | day     | 首次拨付时间 拨付日期
  paid_fen            | 累计拨付资金 | money   | 累计拨付 已拨付资金 拨付资金
  due_on              | 计划完工日期 | day     | 计划完工时间 完工日期
  accepted_on         | 竣工验收日期 | day     | 验收日期 竣工验收时间 验收时间
  disclosed_after_on  | 事后公告日期 | day     | 事后公告 事后公告时间 公告日期
  months *            | 实施期限     | text    | 实施期限（年/月-年/月） 建设期限
  goals *             | 预期绩效目标 | text    | 绩效目标
  linkage *           | 联农带农富农利益联结机制 | text | 联农带农机制 利益联结机制
  unit                | 责任单位     | name    | 实施单位 主管单位
  responsible *       | 责任人       | name    | 项目负责人 负责人
  note                | 备注         | text    | ${s.note}
`)

/** Projects and funds (衔接资金项目台账): 合计 first, 小计 in the middle, 万元 by the title line. */
export const project: LedgerKind = {
  id: 'project',
  name: '项目资金台账',
  fields: own,
  needs: [['name'], ['approved_fen', 'paid_fen'], ['content', 'village', 'township', 'place']],
  never: ['户编号', '家庭编号', '身份证号', '身份证号码', '证件号码', '户主姓名', '户主'],
  fromTitle: ['township', 'village'],
  row: ['name'],
  split: (row) => [placed(row)],
  makes: (has) => (has.has('place') ? ['township', 'village'] : []),
  // 其他资金 takes up what has no column of its own: with it the sources are complete.
  sums: [
    {
      total: 'approved_fen',
      parts: ['central_fen', 'province_fen', 'other_fen'],
      also: ['budget_fen', 'city_fen', 'county_fen'],
    },
  ],
  records: [{ entity: 'project', key: (row) => keyOf(row, ['name']) }],
}

/** 城关镇水井村: township and village in one cell. */
function placed(row: Values): Values {
  const found = /^(.{1,6}?(?:镇|乡|街道|苏木))(.{1,8}(?:村|社区|嘎查))?$/.exec(
    String(row.place ?? '').replace(/\s/g, ''),
  )
  if (!found || given(row.township)) return row
  return { ...row, township: found[1] ?? '', village: given(row.village) ? row.village : (found[2] ?? '') }
}
