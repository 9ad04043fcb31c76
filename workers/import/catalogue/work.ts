import { fields, keyOf, type LedgerKind } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'
import { seekHousehold, seeks } from '../resolve/sought.ts'

const who = fields(`
  county       | 县         | name     | ${s.county}
  township *   | 乡镇       | name     | ${s.township}
  village *    | 行政村     | name     | ${s.village}
  household_no | 户编号     | number   | ${s.householdNo}
  head_name *  | 户主姓名   | name     | ${s.head}
  name         | 姓名       | name     | 家庭成员姓名 成员姓名 务工人员姓名
  id_number *  | 证件号码   | idNumber | ${s.id}
  relation *   | 与户主关系 | text     | ${s.relation}
  phone *      | 联系电话   | text     | ${s.phone}
  note *       | 备注       | text     | ${s.note}
`)

const own = fields(`
  work *       | 务工状况   | code:work | 务工状态
  work_place   | 务工所在地 | text     | 务工所在县 务工地点 务工地 务工地址
  work_months  | 务工月数   | integer  | 务工累计时间（月） 务工时间（月） 务工时间 务工时长
  works *      | 是否已务工 | yesNo    |
  plans *      | 是否计划务工 | yesNo  |
  from_on *    | 开始时间   | day      | 务工开始时间 外出时间
  until_on *   | 结束时间   | day      | 务工结束时间 返回时间
  income_fen * | 务工月收入 | money:元 | 月收入
  channel *    | 就业渠道   | text     | 务工渠道
  employer *   | 务工企业   | text     | 务工单位 就业单位 企业名称
`)

const idColumns = ['id_number', 'id18', 'id_state', 'id_length', 'id_birth_on', 'id_sex', 'id_tail']

/** Who works where (已外出务工信息): what it says of people who are in the register; it brings none. */
export const work: LedgerKind = {
  id: 'work',
  name: '外出务工信息',
  fields: [...who, ...own],
  needs: [
    seeks,
    ['name'],
    ['work_place', 'works', 'from_on'],
    ['income_fen', 'channel', 'from_on', 'works', 'employer'],
  ],
  never: ['文化程度', '健康状况', '贫困户属性', '致贫原因', '发放金额', '帮扶责任人', '帮扶人', '单位', '职务级别'],
  row: ['household_no', 'name', 'id_number'],
  split: (row) => [seekHousehold(row)],
  makes: () => ['household_no'],
  records: [{ entity: 'person', key: (row) => keyOf(row, ['household_no', 'name']), partial: true, leaves: idColumns }],
}

/** Who means to (计划外出务工信息): nothing of it is a fact of the register yet, all of it stays with the person. */
export const plannedWork: LedgerKind = {
  ...work,
  id: 'planned-work',
  name: '计划外出务工信息',
  fields: work.fields.map((field) =>
    field.name === 'work_place' || field.name === 'work_months'
      ? { ...field, name: `planned_${field.name}`, title: `计划${field.title}`, kept: true }
      : field,
  ),
  needs: [seeks, ['name'], ['planned_work_place', 'plans', 'from_on']],
  titled: [{ pattern: /计划(?:外出)?务工/, headers: ['是否计划务工', '计划务工所在地'], constant: { planned: 1 } }],
}
