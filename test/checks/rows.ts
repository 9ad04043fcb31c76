import type { Example, Table } from '../../workers/checks/check.ts'
import { insertOf, filled as usual } from '../../workers/checks/rule/example.ts'

type Row = Record<string, string | number | null>

/** What an example of the catalogue need not say: as an example of a rule, and where money and cases lie. */
const filled: Record<Table, (row: Row, n: number) => Row> = {
  ...usual,
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
export function insertsOf(given: Example['given']) {
  return Object.entries(given).flatMap(([table, rows]) =>
    rows.map((row, n) => insertOf(table, { ...filled[table as Table](row, n), ...row })),
  )
}
