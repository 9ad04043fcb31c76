import type { Sql } from './sql.ts'

/** What the national system's exports say beyond the register (0019_national.sql), in words, `column 名称` a piece. */
const pieces = {
  household: `
  cleared_by 风险消除方式|risk_note 其他备注|risk_state 识别时三保障和饮水|risk_wages_fen 识别时工资性收入（元）|
  risk_business_fen 识别时生产经营性收入（元）|risk_transfer_fen 识别时转移性收入（元）|risk_medical_fen 识别时合规自付支出（元）|
  risk_per_head_fen 识别时人均纯收入（元）|cleared_state 消除后三保障和饮水|cleared_wages_fen 消除后工资性收入（元）|
  cleared_business_fen 消除后生产经营性收入（元）|cleared_transfer_fen 消除后转移性收入（元）|cleared_per_head_fen 消除后人均纯收入（元）|
  no_labour_covered 整户无劳动能力兜底|help_development 开发式帮扶|help_industry 产业帮扶|help_employment 就业帮扶|help_finance 金融帮扶|
  help_post 公益岗位帮扶|help_house 住房安全保障|help_water 饮水安全保障|help_health 健康帮扶|help_education 教育帮扶|
  help_schooling 义务教育保障|help_security 综合保障|help_social 社会帮扶|help_relocation 搬迁|help_infrastructure 基础设施建设|
  help_living 生产生活条件改善|farmland_mu 耕地（亩）|forest_mu 林地（亩）|regreen_mu 退耕还林（亩）|orchard_mu 林果（亩）|grassland_mu 牧草地（亩）|
  water_mu 水面（亩）|house_m2 住房（平方米）|road_km 与村主干路距离（公里）|road 入户路|road_hardened 入户道路硬化|electricity 通生活用电|toilet 卫生厕所|
  contact 监测联系人|contact_phone 监测联系人电话`,
  person: `
  insured_critical 大病保险|pension 居民养老保险|employee_pension 职工养老保险|medical_aid 大病医疗救助|dibao 低保|tekun 特困供养|id_type 证件类型|
  disability_kind 残疾类别|disability_grade 残疾等级|out_working 已外出务工|plans_work 计划外出务工|work_need 务工需求|work_place 务工地点|
  work_from 务工开始|work_until 务工结束|last_work_until 上次务工结束|work_income_fen 务工月收入（元）|employer 务工企业|industry 所属行业|
  point_to_point 点对点输送|work_channel 就业渠道|work_phone 务工联系电话|transport_fen 交通补贴（元）|public_post 公益性岗位|
  public_post_months 公益性岗位月数|public_post_on 聘用时间|yulu 雨露计划补助`,
  village: `
  exited 出列村|pension_population 参加城乡居民养老保险人数|bus 通客运班车|road_to_township 到乡镇通硬化路|clinics 卫生室|doctors 执业（助理）医师|
  public_toilets 公共卫生厕所|waste_points 垃圾集中堆放点|libraries 文化（图书）室|dibao_households 低保户数|dibao_population 低保人数|
  tekun_population 特困供养人数|disabled_population 残疾人数|unsafe_water_households 未解决饮水安全户数|
  unsafe_house_households 住危房户数|farmland_mu 耕地（亩）|forest_mu 林地（亩）|regreen_mu 退耕还林（亩）|orchard_mu 林果（亩）|
  grassland_mu 牧草地（亩）|water_mu 水面（亩）`,
}

const table = (text: string) =>
  text
    .split('|')
    .map((piece) => piece.trim().split(' ') as [column: string, name: string])
    .filter(([column]) => column !== '')

/** Columns and their Chinese names. */
export const nationalFields: Partial<Record<string, [column: string, name: string][]>> = {
  household: table(pieces.household),
  person: table(pieces.person),
  village: table(pieces.village),
}

/** Columns of 1 and 0. */
const flags = new Set(
  `exited bus road_to_township no_labour_covered road_hardened electricity toilet insured_critical pension employee_pension medical_aid out_working plans_work point_to_point yulu`.split(
    ' ',
  ),
)

export function nationalWord(column: string, value: string | number): string {
  if (flags.has(column)) return value === 1 ? '是' : '否'
  return column.endsWith('_fen') ? String(Number(value) / 100) : String(value)
}

const ofHousehold = table(pieces.household)

/** A household `h`'s, as a JSON object. */
export const nationalJson: Sql = {
  text: `json_object(${ofHousehold.map(([column]) => `'${column}', h.${column}`).join(', ')})`,
  values: [],
}

/** What is said of a household, by its Chinese name; blank and unknown left out. */
export function nationalSaid(json: string): Record<string, string> {
  const record = JSON.parse(json) as Record<string, string | number | null>
  return Object.fromEntries(
    ofHousehold.flatMap(([column, title]) => {
      const value = record[column]
      return value === null || value === undefined || value === '' ? [] : [[title, nationalWord(column, value)]]
    }),
  )
}
