import type { CadrePage, CadreRecord } from '../../../shared/cadre.ts'
import type { Desk } from '../../db/desk.ts'
import { type SpanRow, spanColumns, toSpan } from '../../db/span.ts'
import { prepare, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import { cadreColumns, type ListRow, toCadreRow } from './cadres.ts'

type Place = { headName: string | null; township: string | null; village: string | null }
type Taken = Pick<CadrePage['pairings'][number], 'acceptance' | 'acceptanceNote'>

/** A cadre and every pairing of it with households the membership may see. */
export async function cadrePage(desk: Desk, key: string): Promise<CadrePage> {
  const { db, day } = desk
  const seen = sql`c.key = ${key} AND ${desk.seen.cadre}`
  const cadre = sql`SELECT ${cadreColumns(desk)}, c.post, c.unit_kind AS unitKind, c.sex, c.id_number AS idMasked,
      c.id_state AS idState, c.employed_from AS employedFrom, c.note, c.edited_at AS editedAt,
      (SELECT max(old_key) FROM cadre_move WHERE new_key = c.key) AS formerKey,
      (SELECT new_key FROM cadre_move WHERE old_key = c.key) AS laterKey
    FROM cadre c WHERE ${seen}`
  const pairings = sql`
    SELECT ${spanColumns(day)}, h.head_name AS headName, h.township, h.village,
      CASE WHEN a.pairing_id IS NOT NULL THEN coalesce(a.answer, 'open') END AS acceptance, a.note AS acceptanceNote
    FROM pairing p JOIN household h ON h.key = p.household_no LEFT JOIN cadre c ON c.key = p.cadre_key
      LEFT JOIN acceptance a ON a.pairing_id = p.id
    WHERE p.cadre_key = (SELECT c.key FROM cadre c WHERE ${seen}) AND ${desk.seen.household}
    ORDER BY current DESC, p.since_on DESC, p.id DESC`
  const results = await db.batch<unknown>([prepare(db, cadre), prepare(db, pairings)])
  const [row] = results[0]!.results as (ListRow & CadreRecord)[]
  if (row === undefined) throw notThere()
  const spans = results[1]!.results as (SpanRow & Place & Taken)[]
  return { cadre: toCadreRow(desk, row), pairings: spans.map((span) => ({ ...span, ...toSpan(span) })) }
}

export function notThere(): Problem {
  return new Problem('not-found', '帮扶责任人名册中没有这个人，请重新查找。')
}
