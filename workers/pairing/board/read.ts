import type { Board, BoardRow } from '../../../shared/board.ts'
import type { Desk } from '../../db/desk.ts'
import { goneAndPaired, householdsOf, overloaded } from '../../db/pairingflag.ts'
import { isAmongNeedy, isPaired } from '../../db/register.ts'
import { prepare, type Sql, sql } from '../../db/sql.ts'

/** The board's figures in one statement, each counted by its own index; townships are their sums. Households of no village are none's. */
export async function readBoard({ db, day, seen, policy }: Desk): Promise<Board> {
  const seenIn = (condition: Sql) => sql`FROM household h WHERE ${condition} AND ${seen.household} GROUP BY 1, 2`
  const ofGone = sql`h.key IN (${householdsOf(goneAndPaired(day), day)})`
  const ofOver = sql`h.key IN (${householdsOf(overloaded(policy.pairing.cap, day), day)})`
  const statement = sql`
    SELECT n.township || '/' || n.village AS key, n.township, n.village, nullif(max(v.unit), '') AS unit,
      sum(households) AS households, sum(due) AS due, sum(unpaired) AS unpaired, sum(gone) AS gone, sum(over) AS over
    FROM (
      SELECT h.township, h.village, count(*) AS households, 0 AS due, 0 AS unpaired, 0 AS gone, 0 AS over ${seenIn(sql`true`)}
      UNION ALL SELECT h.township, h.village, 0, count(*), sum(NOT ${isPaired(day)}), 0, 0 ${seenIn(isAmongNeedy(policy))}
      UNION ALL SELECT h.township, h.village, 0, 0, 0, count(*), 0 ${seenIn(ofGone)}
      UNION ALL SELECT h.township, h.village, 0, 0, 0, 0, count(*) ${seenIn(ofOver)}
    ) n LEFT JOIN village v ON v.key = n.township || '/' || n.village
    WHERE n.township <> '' AND n.village <> '' GROUP BY n.township, n.village ORDER BY n.township, n.village`
  const { results: villages } = await prepare(db, statement).all<BoardRow>()
  const townships = [...Map.groupBy(villages, ({ township }) => township)].map(([township, rows]) =>
    sumOf(township, rows),
  )
  return { townships, villages }
}

function sumOf(township: string, rows: BoardRow[]): BoardRow {
  const sum = (figure: 'households' | 'due' | 'unpaired' | 'gone' | 'over') =>
    rows.reduce((total, row) => total + row[figure], 0)
  return {
    key: township,
    township,
    village: null,
    unit: null,
    households: sum('households'),
    due: sum('due'),
    unpaired: sum('unpaired'),
    gone: sum('gone'),
    over: sum('over'),
  }
}
