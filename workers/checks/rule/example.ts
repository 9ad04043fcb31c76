import type { RuleExample } from '../../../shared/rule.ts'
import { type TableName, tableNames, tables } from './table.ts'

type Row = RuleExample['given'][string][number]

/** The day examples are looked at. */
export const exampleDay = '2026-10-31'

/** The columns an example's row need not say: keys as the importer builds them, one township and village, a home visit. */
export const filled: Record<TableName, (row: Row, n: number) => Row> = {
  village: (row) => ({ township: '甲乡', name: '一村', key: `${row.township ?? '甲乡'}/${row.name ?? '一村'}` }),
  household: (row) => ({ township: '甲乡', village: '一村', head_name: `户主${row.key}` }),
  person: (row) => ({ key: `${row.household_no}/${row.name}` }),
  cadre: (row) => ({ key: `${row.name}/${row.unit ?? ''}`, unit: '' }),
  pairing: (row, n) => ({ key: `${row.household_no}/${row.cadre_name}/${n}`, cadre_key: `${row.cadre_name}/` }),
  visit: (row, n) => ({
    key: `${row.household_no}/${row.cadre_name}/${row.visited_on}/${n}`,
    cadre_key: `${row.cadre_name}/`,
    way: '入户',
  }),
  measure: (row, n) => ({ key: `${row.household_no}/${row.category}/${n}` }),
  plan: (row) => ({ key: `${row.household_no}/${row.year}` }),
  income: (row) => ({ key: `${row.household_no}/${row.year}` }),
  comparison: (row, n) => ({ key: `${row.list}/${n}` }),
  project: (row) => ({ key: `${row.name}` }),
  benefit: (row) => ({ key: `${row.id_number ?? row.household_no}/${row.programme}/${row.period}` }),
  loan: (row) => ({ key: `${row.household_no}/${row.lent_on}` }),
  procedure_case: (row) => ({ key: `${row.household_no}/${row.procedure}` }),
}

/** Columns of a record a rule never speaks of, and an example may need. */
const beside =
  'key written extra id_state id18 id_birth_on id_sex id_length id_tail phone_state cadre_key cadre_name household_no'.split(
    ' ',
  )

type Insert = { sql: string; values: (string | number | null)[] }

/** An example's rows as INSERT statements; what no table or column is called is said in words. */
export function insertsOf(given: RuleExample['given']): { inserts: Insert[]; faults: string[] } {
  const faults: string[] = []
  const inserts = Object.entries(given).flatMap(([table, rows]) => {
    if (!isTable(table)) {
      faults.push(`没有“${table}”这张表，可以写：${tableNames.join('、')}。`)
      return []
    }
    return rows.map((row, n) => {
      const whole = { ...filled[table](row, n), ...row }
      const names = Object.keys(whole).filter((name) => {
        if (isColumn(table, name)) return true
        faults.push(`“${table}”表没有“${name}”这一列。`)
        return false
      })
      return insertOf(table, Object.fromEntries(names.map((name) => [name, whole[name]!])))
    })
  })
  return { inserts, faults }
}

export function insertOf(table: string, row: Row): Insert {
  const names = Object.keys(row)
  const places = names.map((_, i) => `?${i + 1}`)
  return {
    sql: `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`,
    values: Object.values(row),
  }
}

const isTable = (name: string): name is TableName => (tableNames as readonly string[]).includes(name)

function isColumn(table: TableName, name: string): boolean {
  const { columns } = tables[table]
  const states = [...columns.values()].map(({ state }) => state)
  return (
    columns.has(name) ||
    states.includes(name) ||
    beside.includes(name) ||
    (table === 'household' && name === 'other_causes')
  )
}
