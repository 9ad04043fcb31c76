import { nationalFields, nationalWord } from '../db/nationalfields.ts'
import type { Table } from './check.ts'

/** What the records behind a finding are called and which of their columns are shown, `column 名称` a piece. */
const columns: Record<Table, { name: string; title: string; shown: string }> = {
  village: {
    name: '村',
    title: 'name',
    shown:
      'township 乡镇|name 村|code 村代码|key_village 重点村|total_households 总户数|total_population 总人口|unit 帮扶单位|county_leader 包村县领导|team_leader 工作队队长|team_members 工作队队员|first_secretary 第一书记|first_secretary_since 任职时间',
  },
  household: {
    name: '户',
    title: 'head_name',
    shown:
      'key 户编号|head_name 户主姓名|township 乡镇|village 村|village_group 组|address 住址|phone 户联系电话|population 登记人数|attribute 贫困户属性|status 脱贫状态|exit_year 脱贫年度|planned_exit_year 计划脱贫年度|monitor_kind 监测类别|risk_cleared 风险已消除|risk_identified_on 风险识别时间|risk_cleared_on 风险消除时间|cause 主要致贫原因|unsafe_house 危房|safe_water 饮水安全|income_per_head_fen 人均纯收入（元）|identified_on 识别时间',
  },
  person: {
    name: '成员',
    title: 'name',
    shown:
      'household_no 户编号|name 姓名|relation 与户主关系|sex 性别|birth_on 出生日期|id_number 证件号码|id_birth_on 证件出生日期|id_sex 证件性别|disability_cert 残疾证号|school 在校生状况|dropout_reason 未上学原因|health 健康状况|labour 劳动能力|work_months 务工月数|insured_resident 居民医保|insured_employee 职工医保',
  },
  cadre: {
    name: '帮扶责任人',
    title: 'name',
    shown:
      'name 姓名|unit 单位|post 职务|post_level 职务级别|phone 联系电话|id_number 证件号码|employed_from 任职开始|left_on 离岗时间|left_reason 离岗原因',
  },
  pairing: {
    name: '结对',
    title: 'cadre_name',
    shown:
      'household_no 户编号|cadre_name 帮扶责任人|role 角色|since_on 开始|until_on 结束|end_reason 结束原因|planned_exit_year 计划脱贫年度|note 备注',
  },
  visit: {
    name: '走访',
    title: 'visited_on',
    shown:
      'household_no 户编号|village 村|head_name 户主姓名|cadre_name 走访人|visited_on 走访日期|arrived_at 到户时间|way 方式|found 走访内容|promised 承诺事项|entered_at 录入时间',
  },
  measure: {
    name: '帮扶措施',
    title: 'category',
    shown: 'category 类别|content 内容|started_on 实施时间|amount_fen 投入资金（元）|done 是否完成|unit 责任单位',
  },
  plan: { name: '帮扶计划', title: 'year', shown: 'year 年度|content 计划|cadre_name 帮扶责任人' },
  income: {
    name: '家庭收入',
    title: 'year',
    shown:
      'year 年度|population 家庭人口|wages_fen 工资性收入（元）|business_fen 生产经营性收入（元）|property_fen 财产性收入（元）|transfer_fen 转移性收入（元）|costs_fen 生产经营性支出（元）|net_fen 家庭纯收入（元）|per_head_fen 人均纯收入（元）',
  },
  comparison: {
    name: '比对名单',
    title: 'list',
    shown: 'list 名单|name 姓名|id_number 证件号码|detail 内容|dated_on 日期',
  },
  project: {
    name: '项目',
    title: 'name',
    shown:
      'kind 项目类型|township 乡镇|village 村|content 建设内容|benefit_level 受益层级|approval_no 批复文号|approved_on 批复日期|approved_fen 批复资金（元）|reward 以奖代补|disclosed_before_on 事前公示|first_paid_on 首次拨付|paid_fen 累计拨付（元）|due_on 计划完工|accepted_on 竣工验收|disclosed_after_on 事后公告|unit 责任单位|note 备注',
  },
  benefit: {
    name: '补助',
    title: 'programme',
    shown:
      'household_no 户编号|township 乡镇|village 村|head_name 户主姓名|name 受益人|id_number 证件号码|programme 补助项目|standard_fen 补助标准（元）|period 发放期间|amount_fen 发放金额（元）|paid_on 发放日期|note 备注',
  },
  loan: {
    name: '小额信贷',
    title: 'bank',
    shown:
      'household_no 户编号|head_name 贷款人|bank 贷款银行|amount_fen 贷款金额（元）|lent_on 贷款日期|months 期限（月）|interest_fen 贴息（元）|note 备注',
  },
  procedure_case: {
    name: '程序',
    title: 'procedure',
    shown:
      'household_no 户编号|head_name 户主姓名|clue_source 线索来源|clue_on 线索发现|applied_on 农户申请|surveyed_on 入户核查|nominated_on 工作队提名|group_reviewed_on 村民小组评议|reviewed_on 民主评议|representatives 参会代表人数|publicity_from 第一次公示起|publicity_to 第一次公示止|agreed_on 农户认可|township_reviewed_on 乡镇审核|second_publicity_from 第二次公示起|second_publicity_to 第二次公示止|entered_on 数据录入|county_decided_on 县级审定|announced_on 公告|exited_on 脱贫退出|returned_on 返贫认定|return_cause 返贫原因|income_per_head_fen 退出时人均纯收入（元）|food 不愁吃|clothing 不愁穿|schooling 义务教育|medical 基本医疗|housing 住房安全|water 饮水安全|note 备注',
  },
  disagreement: {
    name: '不一致',
    title: 'field',
    shown: 'who 涉及|ledger 台账|value 说法|other_ledger 另一份台账|other_value 另一份的说法',
  },
  kinship: { name: '亲属备案', title: 'relation', shown: 'relation 亲属关系|note 说明|declared_at 备案时间' },
}

const flags = new Set(
  'key_village risk_cleared unsafe_house safe_water insured_resident insured_employee done reward food clothing schooling medical housing water'.split(
    ' ',
  ),
)

export type Row = Record<string, string | number | null>

/** A row as people read it: Chinese labels, yuan for fen, 是 and 否 for flags; blank and unknown columns left out. */
export function labelled(table: Table, row: Row) {
  const { name, title, shown } = columns[table]
  const own = shown.split('|').map((piece) => piece.split(' ') as [string, string])
  const pieces = [...own, ...(nationalFields[table] ?? [])]
  return {
    title: `${name} ${row[title] ?? ''}`.trim(),
    values: pieces
      .filter(([column]) => row[column] !== null && row[column] !== undefined && row[column] !== '')
      .map(([column, label]) => ({ name: label, value: said(column, row[column]!) })),
  }
}

function said(column: string, value: string | number): string {
  if (flags.has(column)) return value === 1 ? '是' : '否'
  return nationalWord(column, value)
}
