import { readDay } from '../cell/day.ts'
import { fields, given, keyOf, type LedgerKind, type Values } from '../kind.ts'

const householdFields = fields(
  `
  village       | 村名         | name    | 行政村 村 嘎查村 噶查村 嘎查 村(社区) 村(嘎查) 嘎查(村)
  head_name         | 户主姓名     | name    | 户主 贫困户姓名 户名
  household_no  | 户编号       | number  | 家庭编号 户号编码 户号
`,
  { group: true },
)

const own = fields(`
  cadre_name        | 帮扶人       | name  | 帮扶责任人 结对帮扶责任人 帮扶人姓名 帮扶干部 helpPerson 结对人 第一帮扶责任人 第一帮扶人 挂户责任人（挂户干部） 责任人
  second_name       | 第二帮扶责任人 | name | 第二帮扶人
  cadre_unit        | 所属单位     | name  | 单位 帮扶单位 工作单位 派出单位 责任单位 所在单位 帮扶人单位 第一帮扶责任人单位
  second_unit       | 第二帮扶责任人单位 | name | 第二帮扶人单位
  cadre_phone       | 帮扶人电话   | phone | 帮扶人手机号 帮扶责任人手机号 帮扶人联系电话 helpPerson_phone 帮扶责任人电话 帮扶责任人联系电话 第一帮扶责任人电话
  second_phone      | 第二帮扶责任人电话 | phone | 第二帮扶人电话
  cadre_phone_2 >cadre_name | 联系电话 | phone | 电话 手机号 联系方式
  post              | 职务         | text  | 村内职务 职务级别
  since_on          | 结对时间     | day   | 帮扶开始时间 结对开始时间 开始时间 帮扶时间 结对日期
  until_on          | 帮扶结束时间 | day   | 结对结束时间 结束时间 解除时间
  help_kind         | 帮扶类型     | text  |
  measures_note     | 主要帮扶措施 | text  | 帮扶措施 帮扶计划
  planned_exit_year | 计划脱贫年度 | year  | 计划脱贫年份 计划脱贫时间
  end_reason        | 调整原因     | text  | 变更原因 解除原因
  note              | 备注         | text  |
`)

/** Pairings (结对帮扶花名册): a row a household, a changed helper on the next row, since when in brackets behind the phone. */
export const pairing: LedgerKind = {
  id: 'pairing',
  name: '结对帮扶花名册',
  fields: [...householdFields, ...own],
  needs: [['household_no'], ['cadre_name'], ['cadre_unit', 'cadre_phone', 'cadre_phone_2', 'since_on']],
  never: ['与户主关系', '走访日期', '走访时间', '走访内容', '帮扶措施类别', '年度'],
  row: ['cadre_name', 'household_no'],
  split: (row) => helpers(withSince(row)),
  follow: relay,
  makes: (has) => [
    ...['role', 'end_reason', 'successor_key', 'until_on'],
    ...(has.has('cadre_phone') || has.has('cadre_phone_2') ? ['since_on', 'cadre_phone', 'cadre_phone_state'] : []),
  ],
  records: [{ entity: 'pairing', key: (row) => keyOf(row, ['household_no', 'cadre_name'], ['cadre_unit']) }],
}

/** `19000314680(2021.5-2026年6月)`: the reader leaves the bracket in `cadre_phone_bracket`. */
function withSince(row: Values): Values {
  const named: Values = { ...row }
  if (!given(row.cadre_phone) && row.cadre_phone_2 !== undefined) {
    named.cadre_phone = row.cadre_phone_2
    named.cadre_phone_state = row.cadre_phone_2_state ?? null
  }
  const bracket = row.cadre_phone_bracket ?? row.cadre_phone_2_bracket
  if (!given(bracket)) return named
  const [since, until] = String(bracket)
    .split(/[-—~至到](?=\d{4})/)
    .map((part) => readDay(part, {}))
  return {
    ...named,
    since_on: since && 'day' in since ? since.day : (row.since_on ?? null),
    until_on: until && 'day' in until ? until.day : (row.until_on ?? ''),
  }
}

/** A household without a helper is no pairing; two names in a cell, or a second helper's column, are two. */
function helpers(row: Values): Values[] {
  const names = String(row.cadre_name ?? '')
    .split(/[、,，;；/]/)
    .filter((name) => name !== '')
  const nobodys: Values = { cadre_phone: '', cadre_phone_state: 'missing' }
  const first = names.map((name, at) =>
    at === 0
      ? { ...row, cadre_name: name, role: '帮扶责任人' }
      : { ...row, ...nobodys, cadre_name: name, role: '第二帮扶责任人' },
  )
  if (!given(row.second_name)) return first
  const second = {
    ...row,
    cadre_name: row.second_name,
    role: '第二帮扶责任人',
    cadre_unit: row.second_unit ?? row.cadre_unit ?? '',
    cadre_phone: row.second_phone ?? '',
    cadre_phone_state: row.second_phone_state ?? 'missing',
  }
  return [...first, second]
}

/** The next row's helper takes over from the first one above, who ends in that month unless it says when, for the reason given there. */
function relay(above: Values[], current: Values): void {
  if (current.role !== '帮扶责任人' || current.continued !== 1) return
  const previous = above.find((row) => row.household_no === current.household_no && row.role === '帮扶责任人')
  if (!previous) return
  if (!given(previous.until_on)) previous.until_on = current.since_on ?? null
  previous.end_reason = given(current.end_reason) ? current.end_reason : (current.note ?? '')
  previous.successor_key = `${current.cadre_name}/${current.cadre_unit ?? ''}`
}
