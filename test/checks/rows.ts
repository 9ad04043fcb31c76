import type { Example, Table } from '../../workers/checks/check.ts'

type Row = Record<string, string | number | null>

/** The columns an example need not say: keys as the importer builds them, one township and village, a home visit. */
const filled: Record<Table, (row: Row, n: number) => Row> = {
  village: (row) => ({ key: `${row.township}/${row.name}` }),
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
  project: (row) => ({ key: row.name!, township: '甲乡', village: '一村', benefit_level: '到村' }),
  benefit: (row, n) => ({ key: `${row.id_number ?? row.household_no}/${n}`, township: '甲乡', village: '一村' }),
  loan: (row, n) => ({ key: `${row.household_no}/${n}` }),
  procedure_case: (row) => ({ key: `${row.household_no}/${row.procedure}`, township: '甲乡', village: '一村' }),
  disagreement: (row, n) => ({
    ...{ ledger: '户花名册', other_ledger: '收入台账', entity: 'household', key: `${row.household_no}/${n}` },
    ...{ told: 0, since_at: '', seen: 1 },
  }),
  kinship: () => ({ declared_by: '乡镇', declared_at: '2026-01-01' }),
}

/** An example's rows as INSERT statements with their values. */
export function insertsOf(given: Example['given']): { sql: string; values: (string | number | null)[] }[] {
  return Object.entries(given).flatMap(([table, rows]) =>
    rows.map((row, n) => {
      const whole = { ...filled[table as Table](row, n), ...row }
      const names = Object.keys(whole)
      const places = names.map((_, i) => `?${i + 1}`)
      return {
        sql: `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`,
        values: Object.values(whole),
      }
    }),
  )
}
