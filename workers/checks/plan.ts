/** Query plans: what SQLite would do, told by EXPLAIN. */
export type PlanRow = { id: number; parent: number; detail: string }

/**
 * What is wrong with a query plan: a ledger table read whole inside a loop or a correlated subquery, or an index made on the fly.
 * The first of siblings is the outer loop and may be read whole.
 */
export function faultsOf(plan: PlanRow[], sql: string): string[] {
  const tables = new Set(
    [
      ...sql.matchAll(
        /(?:FROM|JOIN) (village|household|person|cadre|pairing|visit|measure|plan|income|comparison|project|benefit|loan|procedure_case) (\w+)?/g,
      ),
    ].map(([, table, alias]) => alias ?? table!),
  )
  const byId = new Map(plan.map((row) => [row.id, row]))
  const correlated = (row: PlanRow | undefined): boolean =>
    row !== undefined && (row.detail.startsWith('CORRELATED') || correlated(byId.get(row.parent)))
  const inner = (row: PlanRow) =>
    plan.some((other) => other.parent === row.parent && other.id < row.id && /^(SCAN|SEARCH)/.test(other.detail))
  return plan
    .filter((row) => {
      if (row.detail.includes('AUTOMATIC')) return true
      const scanned = /^SCAN (\w+)/.exec(row.detail)?.[1]
      return scanned !== undefined && tables.has(scanned) && (inner(row) || correlated(byId.get(row.parent)))
    })
    .map(({ detail }) => detail)
}
