import type { CadreRow } from '../../../shared/cadre.ts'
import type { PageQuery } from '../../../shared/page.ts'
import type { Desk } from '../../db/desk.ts'
import { pageOf } from '../../db/page.ts'
import { load } from '../../db/pairingflag.ts'
import { isCurrent } from '../../db/register.ts'
import { allOf, prepare, type Sql, sql } from '../../db/sql.ts'
import { type CadreFilter, cadreFilter, isCostly } from './filter.ts'

export type ListRow = Omit<CadreRow, 'villages' | 'cap' | 'floor'> & { villages: string; total: number }

/** One page of cadres in one statement, by unit and name. */
export async function listCadres(desk: Desk, filter: CadreFilter, { page, size }: PageQuery) {
  const kept = isCostly(filter) ? sql`MATERIALIZED` : sql`NOT MATERIALIZED`
  const statement = sql`
    WITH hit AS ${kept} (SELECT c.id, c.unit, c.name FROM cadre c WHERE ${allOf([desk.seen.cadre, ...cadreFilter(desk, filter)])}),
      page AS (SELECT id FROM hit ORDER BY unit, name, id LIMIT ${size} OFFSET ${(page - 1) * size})
    SELECT (SELECT count(*) FROM hit) AS total, ${cadreColumns(desk)}
    FROM (SELECT 1) LEFT JOIN page LEFT JOIN cadre c ON c.id = page.id ORDER BY c.unit, c.name, c.id`
  const { results } = await prepare(desk.db, statement).all<ListRow>()
  return pageOf(results, { page, size }, 'key', (row): CadreRow => toCadreRow(desk, row))
}

/** The villages are those of households the membership may see; the load is the whole. The phone leaves sealed: the edge masks. */
export function cadreColumns({ day, seen }: Desk): Sql {
  return sql`c.key, c.name, c.unit, c.post_level AS postLevel, c.phone AS phoneMasked, nullif(c.left_on, '') AS leftOn,
    nullif(c.left_reason, '') AS leftReason, ${load(day)} AS load,
    (SELECT json_group_array(DISTINCT h.village) FROM pairing p CROSS JOIN household h ON h.key = p.household_no
     WHERE p.cadre_key = c.key AND ${isCurrent(day)} AND h.village <> '' AND ${seen.household}) AS villages`
}

export function toCadreRow<T extends Omit<ListRow, 'total'>>({ policy }: Desk, { villages, ...row }: T) {
  const { cap, floor } = policy.pairing
  const post = row.postLevel ?? ''
  return { ...row, cap: cap[post] ?? null, floor: floor[post] ?? null, villages: JSON.parse(villages) as string[] }
}
