import { fields, given, type LedgerKind, type Values } from '../kind.ts'

const own = fields(`
  township     | 乡镇     | name     | 乡(镇) 乡 镇 苏木乡 苏木 苏木镇 苏木(乡镇) 苏木(镇)
  village      | 行政村   | name     | 村 村名 嘎查村 嘎查 村(嘎查) 嘎查(村) 村(社区)
  household_no | 户编号   | number   | 家庭编号 户号编码 户号
  head_name    | 户主姓名 | name     | 户主
  name         | 受益人姓名 | name   | 姓名 受益人 领取人 领款人姓名 带动脱贫人口姓名 学生姓名
  id_number    | 证件号码 | idNumber | 身份证号码 身份证号 受益人身份证号 公民身份号码 带动脱贫人口身份证号码
  programme    | 补助项目 | text     | 补贴项目 发放类别 项目 补助类别 补助名称
  standard_fen | 补助标准 | money    | 标准 发放标准
  period       | 发放期间 | text     | 发放月份 期间 补助期间 发放年度
  amount_fen   | 发放金额 | money    | 补助金额 金额 实发金额 发放资金
  paid_on      | 发放日期 | day      | 发放时间 打卡日期
  bank_account | 一卡通账号 | sealed | 银行卡号 账户号码 银行账号 一卡通号 卡号
  note         | 备注     | text     |
`)

/** Benefits paid (到户补助发放明细): one row a payment. */
export const benefit: LedgerKind = {
  id: 'benefit',
  name: '补助发放明细',
  fields: own,
  needs: [['programme'], ['amount_fen'], ['name', 'head_name'], ['id_number', 'household_no']],
  never: ['与户主关系', '项目类型', '保障人口'],
  row: ['name', 'household_no', 'id_number'],
  records: [{ entity: 'benefit', key: benefitKey, repeats: true }],
}

function benefitKey(row: Values): string | null {
  const who = given(row.id_number)
    ? row.id_number
    : [row.household_no, row.name ?? row.head_name].filter(given).join('/')
  return given(who) && given(row.programme) ? [who, row.programme, row.period ?? ''].join('/') : null
}
