import { z } from 'zod'
import { PageQuery } from './page.ts'

/** What ledgers are held against each other by (比对内容), in the order people read them; the policy says which count. */
export const comparedFields = [
  '户主姓名',
  '姓名',
  '证件号码',
  '所在村',
  '家庭人口',
  '户联系电话',
  '贫困户属性',
  '脱贫状态',
  '脱贫年度',
  '计划脱贫年度',
  '监测类别',
  '风险是否消除',
  '风险识别时间',
  '风险消除时间',
  '主要致贫原因',
  '人均纯收入',
  '家庭纯收入',
  '危房',
  '饮水安全',
  '帮扶责任人',
  '帮扶单位',
  '帮扶责任人电话',
  '结对开始时间',
  '与户主关系',
  '性别',
  '出生日期',
  '健康状况',
  '劳动能力',
  '残疾证号',
  '银行账号',
  '补助金额',
  '贷款金额',
  '村总户数',
  '村总人口',
  '第一书记',
  '职务级别',
] as const

/** A side (一方) of a disagreement: what one ledger says, where, and since when the register has it. */
export const Side = z.object({
  ledger: z.string(),
  value: z.string(),
  /** Null where nobody's file says so: written in Jiedui. */
  source: z.object({ importId: z.number(), fileName: z.string(), sheet: z.string(), row: z.number() }).nullable(),
  /** The instant its import came in; where somebody edited the record since, of the edit. */
  at: z.string().nullable(),
  edited: z.boolean(),
})
export type Side = z.infer<typeof Side>

/** A disagreement (账账不符): two ledgers that say different things of one field of one household or person. A lead, not a verdict. */
export const Disagreement = z.object({
  id: z.number(),
  field: z.string(),
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  /** Whom or what of the household it is about, where it is not the household itself. */
  who: z.string().nullable(),
  one: Side,
  other: Side,
  sinceAt: z.string(),
})
export type Disagreement = z.infer<typeof Disagreement>

/** How often two ledgers disagree about a field. */
export const DisagreementGroup = z.object({
  field: z.string(),
  ledger: z.string(),
  otherLedger: z.string(),
  rows: z.number(),
  households: z.number(),
})
export type DisagreementGroup = z.infer<typeof DisagreementGroup>

export const Consistency = z.object({
  groups: z.array(DisagreementGroup),
  rows: z.number(),
  households: z.number(),
  /** What the policy leaves out. */
  left: z.array(z.string()),
  toleranceYuan: z.number(),
})
export type Consistency = z.infer<typeof Consistency>

const word = z.string().max(100).optional()
export const DisagreementFilter = z.object({
  field: word,
  ledger: z.string().max(300).optional(),
  other: z.string().max(300).optional(),
  township: word,
  village: word,
  household: word,
})
export type DisagreementFilter = z.infer<typeof DisagreementFilter>
export const DisagreementQuery = PageQuery.extend(DisagreementFilter.shape)
