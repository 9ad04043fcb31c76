import { Entity } from '../../../shared/import.ts'
import type { Column } from './column/column.ts'
import { household } from './column/household.ts'
import { benefit, cadre, comparison, income, loan, measure, pairing, plan, project, visit } from './column/ledger.ts'
import { person } from './column/person.ts'
import { procedureCase } from './column/procedure.ts'
import { village } from './column/village.ts'

/** The tables rules may read, those a ledger feeds; nothing else of a county is theirs. */
export const tableNames = Entity.options
export type TableName = Entity

/** One other record a record belongs to: `on` is told by the aliases of both. */
export type One = { title: string; table: TableName; on: (from: string, to: string) => string }

/**
 * Records that belong to a record, to be counted. `on` holds between them by an index; `large` ones may be counted for the subject
 * itself only, `crossing` ones reach beyond a household. `owner`: what an inner record calls the one it is counted for; `shares`: what
 * both belong to.
 */
export type Relation = One & { large?: true; crossing?: true; owner?: string; shares?: string; most?: number }

type TableFields = {
  title: string
  columns: Map<string, Column>
  ones: Record<string, One>
  relations: Record<string, Relation>
}

const ofHousehold = (table: TableName, title: string): Relation => ({
  title,
  table,
  owner: 'household',
  on: (h, t) => `${t}.household_no = ${h}.key`,
})
const toHousehold: One = { title: '所属户', table: 'household', on: (t, h) => `${h}.key = ${t}.household_no` }
const toVillage: One = {
  title: '所在村',
  table: 'village',
  on: (t, v) => `${v}.key = ${t}.township || '/' || ${t}.village`,
}
const toCadre: One = { title: '帮扶责任人', table: 'cadre', on: (t, c) => `${c}.key = ${t}.cadre_key` }

/** People who share a number: a number put into thousands of rows is counted no further than this. */
const MOST_SAME = 200
const same = (title: string, column: string): Relation => ({
  title,
  table: 'person',
  crossing: true,
  most: MOST_SAME,
  on: (p, o) => `${o}.${column} = ${p}.${column} AND ${o}.${column} <> '' AND ${o}.id <> ${p}.id`,
})

export const tables: Record<TableName, TableFields> = {
  household: {
    title: '户',
    columns: household,
    ones: { villageRow: toVillage },
    relations: {
      members: ofHousehold('person', '家庭成员'),
      measures: ofHousehold('measure', '帮扶措施'),
      plans: ofHousehold('plan', '帮扶计划'),
      incomes: ofHousehold('income', '家庭收入'),
      visits: ofHousehold('visit', '走访'),
      pairings: ofHousehold('pairing', '结对'),
      benefits: ofHousehold('benefit', '补助'),
      loans: ofHousehold('loan', '贷款'),
      cases: ofHousehold('procedure_case', '程序办理'),
    },
  },
  person: {
    title: '人',
    columns: person,
    ones: { household: toHousehold },
    relations: {
      family: {
        title: '家里其他人',
        table: 'person',
        shares: 'household',
        on: (p, o) => `${o}.household_no = ${p}.household_no AND ${o}.id <> ${p}.id`,
      },
      sameId: same('证件号码相同的人', 'id18'),
      samePhone: same('本人联系电话相同的人', 'phone'),
      sameWorkPhone: same('务工登记电话相同的人', 'work_phone'),
      benefits: {
        title: '按证件号码发放的补助',
        table: 'benefit',
        on: (p, b) => `${b}.id18 = ${p}.id18 AND ${b}.id18 <> ''`,
      },
      lists: {
        title: '所在的比对名单',
        table: 'comparison',
        on: (p, c) => `${c}.id18 = ${p}.id18 AND ${c}.id18 <> ''`,
      },
    },
  },
  village: {
    title: '村',
    columns: village,
    ones: {},
    relations: {
      households: {
        title: '村里的户',
        table: 'household',
        large: true,
        owner: 'villageRow',
        on: (v, h) => `${h}.township = ${v}.township AND ${h}.village = ${v}.name`,
      },
    },
  },
  cadre: {
    title: '帮扶责任人',
    columns: cadre,
    ones: {},
    relations: {
      pairings: {
        title: '结对的户',
        table: 'pairing',
        owner: 'cadre',
        large: true,
        on: (c, p) => `${p}.cadre_key = ${c}.key`,
      },
      visits: { title: '走访', table: 'visit', owner: 'cadre', large: true, on: (c, v) => `${v}.cadre_key = ${c}.key` },
    },
  },
  pairing: { title: '结对', columns: pairing, ones: { household: toHousehold, cadre: toCadre }, relations: {} },
  visit: { title: '走访', columns: visit, ones: { household: toHousehold, cadre: toCadre }, relations: {} },
  measure: { title: '帮扶措施', columns: measure, ones: { household: toHousehold }, relations: {} },
  plan: { title: '帮扶计划', columns: plan, ones: { household: toHousehold }, relations: {} },
  income: { title: '家庭收入', columns: income, ones: { household: toHousehold }, relations: {} },
  comparison: { title: '比对名单', columns: comparison, ones: {}, relations: {} },
  project: { title: '项目', columns: project, ones: { villageRow: toVillage }, relations: {} },
  benefit: { title: '补助', columns: benefit, ones: { household: toHousehold }, relations: {} },
  loan: { title: '贷款', columns: loan, ones: { household: toHousehold }, relations: {} },
  procedure_case: { title: '程序办理', columns: procedureCase, ones: { household: toHousehold }, relations: {} },
}
