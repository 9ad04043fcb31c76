import type { Entity } from '../../shared/import.ts'
import type { Likeness } from './alike.ts'
import type { ComparedField } from './pairs.ts'

/** A column two files may both say of one record. What people write at length, and what is reckoned, is not held against each other. */
export type Told = { column: string; field: ComparedField; as: Likeness }

const told = (lines: string): Told[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [column, field, as] = line.trim().split(/\s+/) as [string, ComparedField, Likeness]
      return { column, field, as }
    })

/** By table; and, of a record, where its household and whom of it are told. */
export const toldFields: Partial<Record<Entity, { household: string; who: string; fields: Told[] }>> = {
  household: {
    household: 't.key',
    who: 'NULL',
    fields: told(`
      head_name 户主姓名 name
      village 所在村 place
      population 家庭人口 number
      phone 户联系电话 word
      attribute 贫困户属性 word
      status 脱贫状态 word
      exit_year 脱贫年度 number
      planned_exit_year 计划脱贫年度 number
      monitor_kind 监测类别 word
      risk_cleared 风险是否消除 flag
      risk_identified_on 风险识别时间 day
      risk_cleared_on 风险消除时间 day
      cause 主要致贫原因 word
      income_per_head_fen 人均纯收入 money
      unsafe_house 危房 flag
      safe_water 饮水安全 flag
      helper_name 帮扶责任人 name
      helper_unit 帮扶单位 unit
      bank_account 银行账号 word`),
  },
  person: {
    household: 't.household_no',
    who: 't.name',
    fields: told(`
      id_number 证件号码 word
      relation 与户主关系 word
      sex 性别 word
      birth_on 出生日期 day
      health 健康状况 word
      labour 劳动能力 word
      disability_cert 残疾证号 word`),
  },
  income: {
    household: 't.household_no',
    who: `t.year || ' 年'`,
    fields: told(`
      population 家庭人口 number
      net_fen 家庭纯收入 money
      per_head_fen 人均纯收入 money`),
  },
  pairing: {
    household: 't.household_no',
    who: 't.cadre_name',
    fields: told(`
      cadre_phone 帮扶责任人电话 word
      since_on 结对开始时间 day
      planned_exit_year 计划脱贫年度 number`),
  },
  benefit: { household: 't.household_no', who: 't.name', fields: told('amount_fen 补助金额 money') },
  loan: { household: 't.household_no', who: 't.lent_on', fields: told('amount_fen 贷款金额 money') },
  village: {
    household: 'NULL',
    who: 't.name',
    fields: told(`
      total_households 村总户数 number
      total_population 村总人口 number
      unit 帮扶单位 unit
      first_secretary 第一书记 name`),
  },
  cadre: {
    household: 'NULL',
    who: 't.name',
    fields: told(`
      phone 帮扶责任人电话 word
      post_level 职务级别 word`),
  },
}
