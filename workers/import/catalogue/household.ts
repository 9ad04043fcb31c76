import { fields, given, type LedgerKind, type Values } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'
import { seekHousehold } from '../resolve/sought.ts'
import { householdFields } from './householdfields.ts'
import { finished, householdRecord, madeOf } from './register.ts'

/** Households only (户花名册): a row a household; the head's ID number stays with the row. */
export const household: LedgerKind = {
  id: 'household',
  name: '户花名册',
  fields: [
    ...householdFields,
    ...fields(`
  head_id_2 *   | 户主本人证件号码 | text      | ${s.id}
  sex *         | 户主性别         | text      | 性别
  head_education * | 户主文化程度  | code:education |
  numbered *    | 编号             | number    | 其他编号
  class *       | 类型             | code:attribute |
  area *        | 所属地区         | text      |
`),
  ],
  needs: [
    ['household_no', 'numbered'],
    ['head_name'],
    [
      ...'attribute status monitor_kind kind class farmland_mu house_m2 road_km road_hardened toilet electricity'.split(
        ' ',
      ),
    ],
    ['population', 'cause', 'township', 'village', 'area'],
  ],
  never: ['姓名', '与户主关系', '家庭成员姓名'],
  fromTitle: ['township', 'village'],
  row: ['household_no', 'head_name'],
  split: (row) => [numbered(finished(row))],
  makes: (has) => [...madeOf(has), ...(has.has('class') ? ['attribute'] : [])],
  records: [householdRecord],
}

/** 编号 may be a row's own number: seven characters and more name a household. A household whose own 户编号 is blank is to be numbered, not sought. */
function numbered(row: Values): Values {
  if (given(row.class) && !given(row.attribute)) row.attribute = row.class
  if (row.household_no !== undefined) return row
  if (/^\w{7,}$/.test(String(row.numbered ?? ''))) return { ...row, household_no: row.numbered ?? null }
  return seekHousehold(row)
}

/** Heads only (户主名单): 姓名 is the head's. */
export const heads: LedgerKind = {
  ...household,
  id: 'heads',
  name: '户主名单',
  fields: household.fields.map((field) => (field.name === 'head_name' ? { ...field, headers: ['姓名'] } : field)),
  needs: [['household_no'], ['head_name'], ['attribute', 'status', 'monitor_kind'], ['population', 'cause']],
  never: [
    '户主姓名',
    '户主',
    '户名',
    '贫困户姓名',
    '与户主关系',
    '与户主的关系',
    '关系',
    '家庭成员姓名',
    ...s.id.split(' '),
  ],
}

/** Households named by village and head (公示名单): what it says of households that are in the register; it brings none. */
export const notice: LedgerKind = {
  ...household,
  id: 'notice',
  name: '公示名单',
  needs: [['head_name'], ['village_group', 'village', 'head_id', 'head_id_2'], ['population', 'attribute', 'status']],
  never: [
    ...(household.never ?? []),
    ...s.householdNo.split(' '),
    ...s.helperPhone.split(' '),
    ...['编号', '走访日期', '走访时间', '金额', '发放金额', '补助金额', '资金金额', '合计收益数', '人均纯收入'],
  ],
  fromTitle: ['township', 'village', 'exit_year'],
  records: [{ ...householdRecord, partial: true }],
}
