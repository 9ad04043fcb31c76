import type { Household, Village } from './records.ts'

/** A project of this year's funds; `village` null: the county's own. '' = blank. */
export type Project = {
  name: string
  kind: '产业发展' | '乡村建设' | '就业项目' | '巩固三保障'
  village: Village | null
  content: string
  level: '到户' | '到村' | '县级统筹'
  approvalNo: string
  approvedOn: string
  approved: number
  reward: boolean
  disclosedBefore: string
  firstPaidOn: string
  paid: number
  dueOn: string
  acceptedOn: string
  disclosedAfter: string
  unit: string
}

/** `standard` null: the programme has none. */
export type Benefit = {
  village: Village
  householdNo: string
  headName: string
  name: string
  idNumber: string
  programme: string
  standard: number | null
  period: string
  amount: number
  paidOn: string
}
export type Loan = { household: Household; bank: string; amount: number; lentOn: string; months: number }

/** A procedure gone through; `days` and `met` by the words of the ledger's columns, in their order. */
export type Case = {
  household: Household
  procedure: '监测对象识别' | '脱贫退出' | '返贫'
  days: Record<string, string>
  representatives: number
  income: number
  met: Record<string, boolean>
  cause: string
}
