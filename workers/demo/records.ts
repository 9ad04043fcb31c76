import type { Benefit, Case, Loan, Project } from './programmes.ts'

/** What a demo county is made of: plain data. Days are YYYY-MM-DD, months YYYY-MM, money whole yuan unless named fen. */

/** How a township's officers keep their register; each is one file in layouts/. */
export type RegisterLayout = 'national' | 'merged' | 'csv' | 'sheets'
export type Township = { code: string; name: string; layout: RegisterLayout }

export type Village = {
  code: string
  name: string
  township: Township
  keyVillage: boolean
  totalHouseholds: number
  totalPopulation: number
  unit: string
  countyLeader: string
  teamLeader: string
  teamMembers: string[]
  secretary: string
  secretarySince: string
}

export type Sex = '男' | '女'
export type Member = {
  no: string
  name: string
  relation: string
  sex: Sex
  age: number
  birthOn: string
  idNumber: string
  ethnic: string
  education: string
  school: string
  dropoutReason: string
  health: string
  labour: string
  workMonths: number
  insuredResident: boolean
  insuredEmployee: boolean
  phone: string
  /** What the export of monitored households says instead. */
  exportedRelation?: string
}

/** Parts in yuan; per head in fen, because it rarely is whole. */
export type Income = {
  wages: number
  business: number
  property: number
  transfer: number
  costs: number
  net: number
  perHeadFen: number
}

export type Household = {
  no: string
  village: Village
  group: number
  address: string
  headName: string
  phone: string
  population: number
  attribute: string
  /** '' where it never was poor. */
  status: '未脱贫' | '已脱贫' | '返贫' | ''
  exitYear: number | null
  monitorKind: string
  riskCleared: boolean | null
  riskIdentified: string | null
  riskClearedIn: string | null
  cause: string
  otherCause: string
  unsafeHouse: boolean
  safeWater: boolean
  identified: string
  note: string
  members: Member[]
  income: Income
  /** What the register says instead of the income ledger. */
  registerIncomeFen?: number
}

export type PostLevel = '县级领导' | '乡科级' | '一般干部' | '村干部' | '党员'
export type Cadre = {
  name: string
  unit: string
  sex: Sex
  level: PostLevel
  /** 职务级别 as the list writes it. */
  levelWritten: string
  post: string
  idNumber: string
  phone: string
  employedFrom: string
  leftOn: string | null
  leftReason: string | null
  secretary: boolean
  teamLeader: boolean
  teamMember: boolean
  /** The list keeps its ID number in a number cell: the last three digits are lost. */
  idInNumberCell: boolean
}

/** `since` null: the roster does not say. `until` is written only when `untilWritten`, else the successor's start tells. */
export type Pairing = {
  household: Household
  cadre: Cadre
  since: string | null
  until: string | null
  untilWritten: boolean
  note: string
}

export type Visit = {
  household: Household
  cadre: Cadre
  on: string
  at: string
  way: '入户' | '电话' | '微信'
  found: string
  promised: string
  enteredAt: string
}

export type Measure = {
  household: Household
  category: string
  content: string
  startedOn: string
  amount: number | null
  done: boolean
  unit: string
}
export type Plan = { household: Household; year: number; content: string }

export type ListName = '农村低保' | '财政供养' | '机动车' | '死亡' | '工商登记' | '商品房' | '服刑'
export type Listed = {
  list: ListName
  name: string
  sex: Sex
  idNumber: string
  address: string
  detail: string[]
  on: string
}

/** A finding that must come out; `optional` where a fair reader could say either. */
export type Planted = { check: string; kind: string; key: string; optional?: boolean }

export type County = {
  seed: number
  code: string
  name: string
  asOf: string
  /** Yuan a head for the year before as-of. */
  incomeLine: number
  townships: Township[]
  villages: Village[]
  households: Household[]
  cadres: Cadre[]
  pairings: Pairing[]
  visits: Visit[]
  measures: Measure[]
  plans: Plan[]
  lists: Listed[]
  projects: Project[]
  benefits: Benefit[]
  loans: Loan[]
  cases: Case[]
  planted: Planted[]
}

export const registerIncomeFen = (household: Household) => household.registerIncomeFen ?? household.income.perHeadFen
export const cadreKey = (cadre: Cadre) => `${cadre.name}/${cadre.phone || cadre.unit}`
export const hasLabour = (member: Member) => /^(普通|技能)劳动力$|^弱劳动力/.test(member.labour)
