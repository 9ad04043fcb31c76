import { readDay } from '../cell/day.ts'
import { fields, given, keyOf, type LedgerKind, type Values } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'
import { seekHousehold } from '../resolve/sought.ts'

const householdFields = fields(
  `
  township *    | 乡镇         | name    | ${s.township}
  village *     | 村名         | name    | ${s.village}
  head_name *   | 户主姓名     | name    | ${s.head}
  id_number *   | 证件号码     | idNumber | ${s.id} ${s.headId}
  household_no  | 户编号       | number  | ${s.householdNo}
  household_phone * | 户联系电话 | text  | 户主联系方式 户主联系电话 户主电话
  population *  | 家庭人口     | integer | ${s.population}
  cause *       | 主要致贫原因 | text    | 致贫原因 致贫原因1
  attribute *   | 贫困户属性   | text    | 贫困属性 贫困类型
  bank_account * | 银行账号    | text    | ${s.bankAccount}
`,
  { group: true },
)

const own = fields(`
  cadre_name        | 帮扶人       | names | ${s.helper} 第一帮扶责任人 第一帮扶人 第一帮扶责任人/姓名 第一帮扶人/姓名 帮扶责任人/姓名 帮扶人/姓名
  second_name       | 第二帮扶责任人 | names | 第二帮扶人 第二帮扶责任人/姓名 第二帮扶人/姓名
  party_name        | 爱心助困帮扶党员 | name | 帮扶党员 结对党员
  cadre_unit        | 所属单位     | name  | ${s.helperUnit} 第一帮扶责任人单位 第一帮扶责任人/单位 第一帮扶人/单位 帮扶责任人/单位 帮扶人/单位
  second_unit       | 第二帮扶责任人单位 | name | 第二帮扶人单位 第二帮扶责任人/单位 第二帮扶人/单位
  unit_kind *       | 单位类型     | text  | 帮扶单位类型
  unit_level *      | 单位隶属关系 | text  | 帮扶单位隶属关系
  cadre_phone       | 帮扶人电话   | phone | ${s.helperPhone} 第一帮扶责任人电话 第一帮扶责任人/电话 第一帮扶责任人/联系电话 第一帮扶人/联系电话 帮扶责任人/联系电话 帮扶人/联系电话
  second_phone      | 第二帮扶责任人电话 | phone | 第二帮扶人电话 第二帮扶责任人/电话 第二帮扶责任人/联系电话 第二帮扶人/联系电话
  party_phone >party_name | 党员联系电话 | phone | ${s.phone}
  second_phone_2 >second_name | 第二帮扶责任人联系电话 | phone | ${s.phone}
  second_unit_2 * >cadre_name&second_name | 第二帮扶责任人所属单位 | name | ${s.helperUnit}
  cadre_phone_2 * >cadre_name | 联系电话 | phone | ${s.phone}
  post *            | 职务         | text  | 职务级别 帮扶责任人职务 第一帮扶责任人/职务
  party_post *      | 村内职务     | text  | 第二帮扶责任人/职务
  since_on          | 结对时间     | day   | 帮扶开始时间 结对开始时间 开始时间 帮扶时间 结对日期 AAR020
  until_on          | 帮扶结束时间 | day   | 结对结束时间 结束时间 解除时间 AAR021
  valid *           | 结对有效性   | text  | 是否有效
  help_kind         | 帮扶类型     | text  |
  measures_note     | 主要帮扶措施 | text  | 帮扶措施 帮扶计划
  planned_exit_year | 计划脱贫年度 | year  | 计划脱贫年份 计划脱贫时间
  end_reason        | 调整原因     | text  | 变更原因 解除原因
  note              | 备注         | text  | ${s.note}
`)

/** Pairings (结对帮扶花名册): a row a household, a changed helper on the next row, since when in brackets behind the phone. */
export const pairing: LedgerKind = {
  id: 'pairing',
  name: '结对帮扶花名册',
  fields: [...householdFields, ...own],
  // A number alone may be the helper's own.
  needs: [
    ['household_no', 'head_name'],
    ['cadre_name'],
    ['cadre_unit', 'cadre_phone', 'cadre_phone_2', 'since_on', 'second_name'],
  ],
  never: [
    '与户主关系',
    '走访日期',
    '走访时间',
    '走访内容',
    '帮扶措施类别',
    '年度',
    '家庭成员姓名',
    '发放金额',
    '家庭纯收入',
    '项目名称',
  ],
  fromTitle: ['township', 'village'],
  row: ['cadre_name', 'household_no'],
  split: (row) => helpers(withSince(seekHousehold(row))).map(heldIfUndated),
  follow: relay,
  makes: (has) => [
    ...['household_no', 'cadre_unit', 'role', 'end_reason', 'successor_key', 'until_on'],
    ...(has.has('cadre_phone') || has.has('cadre_phone_2') ? ['since_on', 'cadre_phone', 'cadre_phone_state'] : []),
  ],
  records: [{ entity: 'pairing', key: (row) => keyOf(row, ['household_no', 'cadre_name'], ['cadre_unit']) }],
}

/** A household's helpers on each of its members' rows (爱心助困): one pairing a household. */
export const memberPairing: LedgerKind = {
  ...pairing,
  id: 'member-pairing',
  name: '结对帮扶花名册（按人）',
  fields: [
    ...pairing.fields,
    ...fields(`
  member *   | 家庭成员姓名 | name | 成员姓名
  relation * | 与户主关系   | text | ${s.relation}
  sex *      | 性别         | text |
`),
  ],
  needs: [...pairing.needs, ['member']],
  never: ['姓名', '人编号', '走访日期', '走访时间'],
  // Of a household's people only one carries the number it is found by.
  follow([above], row) {
    if (above && above.head_name === row.head_name && above.village === row.village)
      row.household_no = above.household_no ?? null
  },
  records: pairing.records.map((record) => ({ ...record, once: true })),
}

/** 无效 ends it; without a day nobody knows when. */
function heldIfUndated(row: Values): Values {
  return /^(无效|否|已解除|解除)$/.test(String(row.valid ?? '')) && !given(row.until_on)
    ? { ...row, held: 'undated-end until_on' }
    : row
}

/** `19000314680(2021.5-2026年6月)`: the reader leaves the bracket in `cadre_phone_bracket`. */
function withSince(row: Values): Values {
  const named: Values = { ...row }
  if (!given(row.cadre_phone) && row.cadre_phone_2 !== undefined) {
    named.cadre_phone = row.cadre_phone_2
    named.cadre_phone_state = row.cadre_phone_2_state ?? null
    named.cadre_phone_second = row.cadre_phone_2_second ?? null
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
  const units = String(row.cadre_unit ?? '').split(/[、,，;；/]/)
  const first = names.map((name, at): Values => {
    const unit: Values = units.length === names.length ? { cadre_unit: units[at] as string } : {}
    if (at === 0) return { ...row, ...unit, cadre_name: name, role: '帮扶责任人' }
    const second = at === 1 && names.length === 2 && given(row.cadre_phone_second)
    const phone = second
      ? { cadre_phone: row.cadre_phone_second ?? '', cadre_phone_state: 'valid' }
      : { cadre_phone: '', cadre_phone_state: 'missing' }
    return { ...row, ...unit, ...phone, cadre_name: name, role: '第二帮扶责任人' }
  })
  // A second helper is of the first one's unit unless the ledger says; a party member of the village is not.
  const others = [
    {
      name: row.second_name,
      role: '第二帮扶责任人',
      unit: row.second_unit ?? row.second_unit_2 ?? row.cadre_unit ?? '',
      phone: 'second_phone',
    },
    { name: row.party_name, role: '爱心助困帮扶党员', unit: '', phone: 'party_phone' },
  ]
  const more = others.flatMap(({ name, role, unit, phone }): Values[] => {
    if (!given(name)) return []
    const number = row[phone] ?? row[`${phone}_2`] ?? ''
    const state = row[`${phone}_state`] ?? row[`${phone}_2_state`] ?? 'missing'
    return [{ ...row, cadre_name: name, role, cadre_unit: unit, cadre_phone: number, cadre_phone_state: state }]
  })
  return [...first, ...more]
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
