import { type Field, fields, keyOf, type LedgerKind } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'
import { seekHousehold, seeks } from '../resolve/sought.ts'
import { householdFields } from './householdfields.ts'
import { memberFields } from './memberfields.ts'

const who = fields(`
  county       | 县         | name     | ${s.county}
  township *   | 乡镇       | name     | ${s.township}
  village *    | 行政村     | name     | ${s.village}
  household_no | 户编号     | number   | ${s.householdNo}
  head_name *  | 户主姓名   | name     | ${s.head}
  name         | 姓名       | name     | 家庭成员姓名 成员姓名 务工人员姓名
  id_number *  | 证件号码   | idNumber | ${s.id}
  relation *   | 与户主关系 | text     | ${s.relation}
  note *       | 备注       | text     | ${s.note}
`)

const own = fields(`
  work *         | 务工状况       | code:work | 务工状态
  work_place     | 务工所在地     | text      | 务工所在县 务工地点 务工地 务工地址
  work_months    | 务工月数       | integer   | 务工累计时间（月） 务工时间（月） 务工时间 务工时长
  out_working    | 是否已务工     | yesNo     | 是否已外出务工 是否外出务工
  plans_work     | 是否计划务工   | yesNo     | 是否计划外出务工
  work_need      | 务工需求       | text      | 就业需求
  work_from      | 务工开始时间   | day       | 开始时间 外出时间
  work_until     | 务工结束时间   | day       | 结束时间 返回时间
  last_work_until | 上次务工结束时间 | day    |
  work_income_fen | 务工月收入    | money:元  | 月收入
  work_channel   | 就业渠道       | text      | 务工渠道
  employer       | 务工企业名称   | text      | 务工企业 务工单位 就业单位 企业名称
  industry       | 所属行业       | text      | 务工行业
  point_to_point | 是否点对点输送 | yesNo     | 点对点输送 是否“点对点”输送
  work_phone     | 务工联系电话   | phone     | ${s.phone} 家庭成员联系电话 务工人员联系电话
  transport_fen  | 交通补贴       | money:元  | 外出务工交通补贴 一次性交通补贴
  public_post    | 公益性岗位     | words     | 聘用公益性岗位 公益岗位
  public_post_months | 公益性岗位月数 | integer | 公益性岗位(月数)
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
    ['work_place', 'out_working', 'work_from'],
    ['work_income_fen', 'work_channel', 'work_from', 'out_working', 'employer'],
  ],
  never: ['文化程度', '健康状况', '贫困户属性', '致贫原因', '发放金额', '帮扶责任人', '帮扶人', '单位', '职务级别'],
  row: ['household_no', 'name', 'id_number'],
  split: (row) => [seekHousehold(row)],
  makes: () => ['household_no'],
  records: [{ entity: 'person', key: (row) => keyOf(row, ['household_no', 'name']), partial: true, leaves: idColumns }],
}

const others = (of: Field[]) => of.filter(({ name }) => !work.fields.some((field) => field.name === name))

/** The national system's own export (务工月监测), by its name: it says more of people than a work list, and is none of the register. */
export const workMonitor: LedgerKind = {
  ...work,
  id: 'work-monitor',
  name: '务工月监测',
  fields: [
    ...work.fields,
    ...others(memberFields),
    ...others(householdFields).map((field) => ({ ...field, group: false, kept: true })),
  ],
  needs: [seeks, ['name'], ['work_place', 'out_working', 'work_from', 'work_income_fen']],
  never: ['发放金额', '走访日期'],
  titled: [{ pattern: /已外出务工信息|务工月监测(?!.*计划)/, constant: { ledger: '务工月监测' } }],
}

const planned = /^(?:work_(?:place|months|from|until|income_fen|channel)|employer|industry)$/

/** Who means to (计划外出务工信息): where and when is no fact of the register yet and stays with the person, that they mean to is one. */
export const plannedWork: LedgerKind = {
  ...workMonitor,
  id: 'planned-work',
  name: '计划外出务工信息',
  fields: workMonitor.fields.map((field) =>
    planned.test(field.name)
      ? { ...field, name: `planned_${field.name}`, title: `计划${field.title}`, kept: true }
      : field,
  ),
  needs: [seeks, ['name'], ['planned_work_place', 'plans_work', 'planned_work_from', 'work_need']],
  titled: [
    {
      pattern: /计划(?:外出)?务工/,
      headers: ['是否计划务工', '是否计划外出务工', '计划务工所在地'],
      constant: { ledger: '计划外出务工', plans_work: 1 },
    },
  ],
}
