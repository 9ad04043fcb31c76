import { z } from 'zod'
import { consistency } from './consistencypolicy.ts'
import { findings } from './findingpolicy.ts'
import { funds } from './fundpolicy.ts'
import { imports } from './importpolicy.ts'
import { measures, monitoring, results } from './measurepolicy.ts'
import { pairing } from './pairingpolicy.ts'
import { named, parameter, type Said } from './parameter.ts'
import { valueAt } from './policypath.ts'
import { procedures } from './procedurepolicy.ts'
import { proposal } from './proposalpolicy.ts'
import { identity, register } from './registerpolicy.ts'
import { rules } from './rulepolicy.ts'
import { visits } from './visitpolicy.ts'

/** What a parameter says of itself, with its value and what it has where nobody set anything. */
export type PolicyLine = Said & { path: string; group: string; value: unknown; default: unknown }

const year = z
  .string()
  .regex(/^\d{4}$/)
  .meta({ title: '年度' })

const ComparisonList = z.object({
  list: named('名单'),
  check: named('由哪条规则核对').meta({ title: '由哪条规则核对', names: 'check' }),
  meaning: z.string().max(60).meta({ title: '含义' }),
})

/** A policy (政策参数): every number the checks use, one document a county. An absent parameter has its default. */
export const Policy = z.strictObject({
  incomeLineYuan: parameter(
    z.record(year, z.number().min(0).max(1_000_000)),
    { 2013: 2736, 2020: 4000, 2023: 7300, 2025: 8600 },
    '各年度的收入标准（每人每年），以省里公布的为准；没有填写的年度不核对',
    '元',
    '国家扶贫标准和省防止返贫监测范围',
    'higher',
  ),
  identity: identity.prefault({}),
  register: register.prefault({}),
  monitoring: monitoring.prefault({}),
  pairing: pairing.prefault({}),
  proposal: proposal.prefault({}),
  visits: visits.prefault({}),
  measures: measures.prefault({}),
  procedures: procedures.prefault({}),
  funds: funds.prefault({}),
  results: results.prefault({}),
  findings: findings.prefault({}),
  rules: rules.prefault({}),
  imports: imports.prefault({}),
  consistency: consistency.prefault({}),
  comparisonLists: parameter(
    z.array(ComparisonList).max(200),
    [
      { list: '财政供养', check: 'match-payroll', meaning: '由财政发放工资的在编人员' },
      { list: '机动车', check: 'match-vehicle', meaning: '名下登记有机动车' },
      { list: '商品房', check: 'match-house', meaning: '名下登记有商品房' },
      { list: '工商登记', check: 'match-company', meaning: '企业法定代表人、股东或个体经营者' },
      { list: '死亡', check: 'match-deceased', meaning: '已注销户口或火化' },
      { list: '服刑', check: 'match-prison', meaning: '正在服刑' },
    ],
    '每份比对名单的含义和由哪条规则核对',
    '',
    '部门数据比对的县级办法',
    'superset',
  ),
})
export type Policy = z.output<typeof Policy>

/** The policy with every parameter at its default. */
export const defaultPolicy = (): Policy => Policy.parse({})

/** What each part of the document is called; a part is a parameter itself or a group of them, in the order people read them. */
const parts: Record<keyof Policy, string> = {
  incomeLineYuan: '收入标准',
  identity: '身份信息',
  register: '户情登记',
  monitoring: '防返贫监测',
  pairing: '结对帮扶',
  proposal: '拟结对方案',
  visits: '走访',
  measures: '帮扶措施',
  procedures: '程序',
  funds: '资金补助',
  results: '成效',
  findings: '疑点办理',
  rules: '自定义规则',
  imports: '导入',
  consistency: '账账比对',
  comparisonLists: '数据比对',
}

/** A parameter: where it is in the document, the part it belongs to and its schema. */
export type Parameter = { path: string; group: string; schema: z.ZodType }

/** Every parameter, in the order of the document. */
export const parameters: Parameter[] = Object.entries(parts).flatMap(([part, group]) => {
  const schema = Policy.shape[part as keyof Policy]
  if (!(schema instanceof z.ZodPrefault)) return [{ path: part, group, schema }]
  return Object.entries(schema.def.innerType.shape).map(([name, one]) => ({
    path: `${part}.${name}`,
    group,
    schema: one,
  }))
})

/** Every parameter with what it says of itself and its value in `policy`, in the order of the document. */
export function policyLines(policy: Policy): PolicyLine[] {
  const defaults = defaultPolicy()
  return parameters.map(({ path, group, schema }) => ({
    path,
    group,
    ...(schema.meta() as Said),
    value: valueAt(policy, path),
    default: valueAt(defaults, path),
  }))
}
