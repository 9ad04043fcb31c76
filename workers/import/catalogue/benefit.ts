import { fields, given, type LedgerKind, type Values } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'

const own = fields(`
  township     | 乡镇     | name     | ${s.township}
  village      | 行政村   | name     | ${s.village}
  household_no | 户编号   | number   | ${s.householdNo}
  head_name    | 户主姓名 | name     | ${s.head}
  head_id *    | 户主证件号码 | text | ${s.headId}
  name         | 受益人姓名 | name   | 姓名 受益人 领取人 领款人姓名 带动脱贫人口姓名 学生姓名
  id_number    | 证件号码 | idNumber | ${s.id} 受益人身份证号 带动脱贫人口身份证号码
  age *        | 年龄     | integer  |
  population * | 家庭人口 | integer  | ${s.population}
  programme    | 补助项目 | text     | 补贴项目 发放类别 项目 补助类别 补助名称
  standard_fen | 补助标准 | money    | 标准 发放标准
  period       | 发放期间 | text     | 发放月份 期间 补助期间 发放年度
  amount_fen   | 发放金额 | money    | 补助金额 金额 实发金额 发放资金 救助金额 分红金额
  paid_on      | 发放日期 | day      | 发放时间 打卡日期 救助时间
  disease *    | 疾病诊断 | text     |
  aided_as *   | 救助人员类别 | text |
  share *      | 救助比例 | text     |
  bank_account | 一卡通账号 | sealed | ${s.bankAccount}
  bank *       | 开户行   | text     | ${s.bank}
  bank_holder * | 账户名  | text     | ${s.bankHolder}
  note         | 备注     | text     | 家庭情况备注
`)

/** Benefits paid (到户补助发放明细): one row a payment. */
export const benefit: LedgerKind = {
  id: 'benefit',
  name: '补助发放明细',
  fields: own,
  needs: [['programme'], ['amount_fen'], ['name', 'head_name'], ['id_number', 'household_no']],
  never: ['与户主关系', '项目类型', '保障人口'],
  fromTitle: ['township', 'village'],
  row: ['name', 'household_no', 'id_number'],
  records: [{ entity: 'benefit', key: benefitKey, repeats: true }],
}

/** What was paid stands in the title or in the columns, not on each row (分红花名册, 医疗救助台账). */
export const titledBenefit: LedgerKind = {
  ...benefit,
  id: 'titled-benefit',
  name: '补助发放明细（项目见标题）',
  needs: [['amount_fen'], ['name', 'head_name'], ['id_number', 'household_no']],
  never: [
    ...(benefit.never ?? []),
    ...[
      '补助项目',
      '补贴项目',
      '发放类别',
      '项目',
      '补助类别',
      '补助名称',
      '等级',
      '低保类别',
      '项目名称',
      '帮扶措施类别',
      '贷款银行',
    ],
  ],
  titled: [
    { pattern: /救助/, headers: ['救助金额'], constant: { programme: '救助' } },
    { pattern: /分红|收益分配/, headers: ['带动脱贫人口姓名', '分红金额'], constant: { programme: '分红' } },
    { pattern: /高龄/, constant: { programme: '高龄补贴' } },
    { pattern: /雨露计划/, constant: { programme: '雨露计划' } },
    { pattern: /残疾人.{0,6}补贴/, constant: { programme: '残疾人补贴' } },
    { pattern: /困难学生|教育资助|助学/, constant: { programme: '教育资助' } },
    { pattern: /交通补助|务工补助/, constant: { programme: '务工补助' } },
    { pattern: /代课教师/, constant: { programme: '代课教师补贴' } },
  ],
  makes: () => ['programme'],
}

function benefitKey(row: Values): string | null {
  const who = given(row.id_number)
    ? row.id_number
    : [row.household_no, row.name ?? row.head_name].filter(given).join('/')
  return given(who) && given(row.programme) ? [who, row.programme, row.period ?? ''].join('/') : null
}
