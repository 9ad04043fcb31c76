import type { comparedFields } from '../../shared/consistency.ts'
import type { Entity } from '../../shared/import.ts'
import { current } from '../db/register.ts'
import type { Likeness } from './alike.ts'

export type ComparedField = (typeof comparedFields)[number]

/**
 * A pair (一对台账): two tables, fed by different ledgers, that speak of one thing. `from` joins the household `h` (and its person `p`)
 * with the record `b` of the other ledger; `?1` is the day. What one side leaves blank is unknown and no disagreement.
 */
export type Pair = {
  field: ComparedField
  ledger: string
  other: string
  as: Likeness
  reads: Entity[]
  /** What `b` is a record of. */
  table: Entity
  from: string
  where?: string
  /** Which record the first side is of: the household, the person, or the pairing. */
  of: 'h' | 'p' | 'a'
  one: string
  two: string
}

const register = { ledger: '户花名册', of: 'h' } as const

const income = {
  ...register,
  other: '收入台账',
  reads: ['household', 'income'] as Entity[],
  table: 'income' as const,
  from: `household h CROSS JOIN income b ON b.household_no = h.key AND b.year = (
    SELECT max(y.year) FROM income y WHERE y.household_no = h.key AND y.year <= CAST(substr(?1, 1, 4) AS INTEGER))`,
}

const paired = {
  ...register,
  other: '结对台账',
  reads: ['household', 'pairing'] as Entity[],
  table: 'pairing' as const,
  from: `household h CROSS JOIN pairing b ON b.household_no = h.key AND ${current('b')}`,
}

/** The last record of another ledger about the household. */
const last = <Table extends 'visit' | 'benefit' | 'loan' | 'procedure_case'>(
  other: string,
  table: Table,
  order: string,
) => ({
  ...register,
  other,
  reads: ['household', table] as Entity[],
  table,
  from: `household h CROSS JOIN ${table} b ON b.id = (SELECT l.id FROM ${table} l WHERE l.household_no = h.key ORDER BY ${order} DESC, l.id DESC LIMIT 1)`,
})
const visits = last('走访台账', 'visit', 'l.visited_on')
const benefits = last('补助发放', 'benefit', 'l.paid_on')
const loans = last('小额信贷', 'loan', 'l.lent_on')
const cases = last('程序台账', 'procedure_case', 'l.id')

const exits = {
  ...cases,
  from: `household h CROSS JOIN procedure_case b ON b.household_no = h.key AND b.procedure = '脱贫退出'`,
  where: `b.exited_on <> '' AND NOT EXISTS (SELECT 1 FROM procedure_case r WHERE r.household_no = h.key AND r.returned_on <> '')`,
}

const head = { field: '户主姓名', as: 'name', one: 'h.head_name', two: 'b.head_name' } as const
const village = { field: '所在村', as: 'place', one: 'h.village', two: 'b.village' } as const

/** One ID number, and the names two ledgers have beside it. */
const named = (other: string, table: 'comparison' | 'benefit' | 'cadre' | 'loan', name = 'b.name'): Pair => ({
  field: '姓名',
  ledger: '人员花名册',
  other,
  as: 'name',
  reads: ['household', 'person', table],
  table,
  from: `${table} b CROSS JOIN person p ON p.id18 = b.id18 CROSS JOIN household h ON h.key = p.household_no`,
  where: `b.id18 <> '' AND b.id_state IN ('valid', 'checksum') AND p.id_state IN ('valid', 'checksum')`,
  of: 'p',
  one: 'p.name',
  two: name,
})

/**
 * All that is held against each other. Not here, because a check says it already and nobody is asked twice: 低保 against its list, the
 * household's number of people against its members.
 */
export const pairs: Pair[] = [
  { ...income, field: '人均纯收入', as: 'money', one: 'h.income_per_head_fen', two: 'b.per_head_fen' },
  { ...income, field: '家庭人口', as: 'number', one: 'h.population', two: 'b.population' },
  {
    ...paired,
    field: '帮扶责任人',
    as: 'names',
    one: 'h.helper_name',
    two: 'b.cadre_name',
    where: alone('h.helper_name'),
  },
  {
    ...paired,
    field: '帮扶单位',
    as: 'unit',
    one: 'h.helper_unit',
    two: 'b.cadre_unit',
    where: 'instr(h.helper_name, b.cadre_name)',
  },
  { ...paired, field: '计划脱贫年度', as: 'number', one: 'h.planned_exit_year', two: 'b.planned_exit_year' },
  {
    field: '帮扶责任人电话',
    ledger: '结对台账',
    other: '帮扶责任人名册',
    as: 'word',
    reads: ['household', 'pairing', 'cadre'],
    table: 'cadre',
    from: `household h CROSS JOIN pairing a ON a.household_no = h.key AND ${current('a')} CROSS JOIN cadre b ON b.key = a.cadre_key AND b.linked IS NULL`,
    of: 'a',
    one: 'a.cadre_phone',
    two: 'b.phone',
  },
  { ...visits, ...head, where: 'b.linked IS NULL' },
  { ...benefits, ...head },
  { ...loans, ...head },
  { ...cases, ...head },
  { ...visits, ...village, where: 'b.linked IS NULL' },
  { ...benefits, ...village },
  { ...cases, ...village },
  { ...exits, field: '脱贫年度', as: 'word', one: 'CAST(h.exit_year AS TEXT)', two: 'substr(b.exited_on, 1, 4)' },
  { ...exits, field: '脱贫状态', as: 'word', one: `CASE WHEN h.status = '未脱贫' THEN h.status END`, two: `'已退出'` },
  {
    ...benefits,
    field: '银行账号',
    as: 'word',
    where: `(coalesce(b.name, '') = '' OR b.name = h.head_name)`,
    one: 'h.bank_account',
    two: 'b.bank_account',
  },
  named('比对名单', 'comparison'),
  named('补助发放', 'benefit'),
  named('小额信贷', 'loan', 'b.head_name'),
  named('帮扶责任人名册', 'cadre'),
]

/** Of several cadres of a household, one the register names is enough. */
function alone(helper: string): string {
  return `NOT EXISTS (SELECT 1 FROM pairing o WHERE o.household_no = h.key AND ${current('o')} AND instr(${helper}, o.cadre_name))`
}
