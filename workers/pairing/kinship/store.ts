import type { DeclareKinship, Kinship } from '../../../shared/kinship.ts'
import type { Page, PageQuery } from '../../../shared/page.ts'
import { type Deed, guarded } from '../../db/audit.ts'
import type { Desk } from '../../db/desk.ts'
import { countedPage } from '../../db/page.ts'
import { isCurrent } from '../../db/register.ts'
import { allOf, prepare, type Sql, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'

export type KinshipFilter = { cadre?: string; household?: string; township?: string; withdrawn?: string }
type Row = Omit<Kinship, 'paired'> & { paired: number }

/** Kinships with households the membership sees, latest first. */
export async function listKinships(desk: Desk, filter: KinshipFilter, page: PageQuery): Promise<Page<Kinship>> {
  const from = sql`FROM kinship k JOIN household h ON h.key = k.household_no LEFT JOIN cadre c ON c.key = k.cadre_key
    WHERE ${allOf([desk.seen.household, ...where(filter)])}`
  const found = await countedPage<Row>(desk.db, { columns: columns(desk), from, order: sql`k.id DESC` }, page)
  return { ...found, rows: found.rows.map(toKinship) }
}

function where({ cadre, household, township, withdrawn }: KinshipFilter): Sql[] {
  return [
    withdrawn === '1' ? sql`k.withdrawn_at IS NOT NULL` : sql`k.withdrawn_at IS NULL`,
    ...(cadre ? [sql`k.cadre_key = ${cadre}`] : []),
    ...(household ? [sql`k.household_no = ${household}`] : []),
    ...(township ? [sql`h.township = ${township}`] : []),
  ]
}

/** One of them, standing or not; null where the membership sees none such. */
export async function kinshipOf(desk: Desk, id: number): Promise<Kinship | null> {
  const statement = sql`SELECT ${columns(desk)} FROM kinship k JOIN household h ON h.key = k.household_no
    LEFT JOIN cadre c ON c.key = k.cadre_key WHERE k.id = ${id} AND ${desk.seen.household}`
  const row = await prepare(desk.db, statement).first<Row>()
  return row && toKinship(row)
}

/** Both sides as the membership sees them; null where it does not see one. */
export async function sidesOf(desk: Desk, { cadreKey, householdNo }: DeclareKinship) {
  const statement = sql`SELECT c.name AS cadre, h.head_name AS household
    FROM household h JOIN cadre c ON c.key = ${cadreKey} AND ${desk.seen.cadre}
    WHERE h.key = ${householdNo} AND ${desk.seen.household}`
  return prepare(desk.db, statement).first<{ cadre: string; household: string | null }>()
}

/** Declared twice it is refused by the table: the relation is NULL then. */
export async function insertKinship(desk: Desk, order: DeclareKinship, deed: Deed): Promise<number> {
  const { cadreKey, householdNo, relation, note } = order
  const standing = sql`SELECT 1 FROM kinship WHERE cadre_key = ${cadreKey} AND household_no = ${householdNo} AND withdrawn_at IS NULL`
  const insert = sql`INSERT INTO kinship (cadre_key, household_no, relation, note, declared_by, declared_at)
    SELECT ${cadreKey}, ${householdNo}, CASE WHEN NOT EXISTS (${standing}) THEN ${relation} END, ${note ?? null},
      ${deed.actor}, ${deed.at.toISOString()}`
  const refused = () => new Problem('conflict', '这名帮扶责任人和这户的亲属关系已经备案，不用再填，请刷新后查看。')
  const [written] = await guarded(desk.county, deed, [prepare(desk.db, insert)], 'kinship.relation', refused)
  return written!.meta.last_row_id
}

export async function endKinship(desk: Desk, id: number, reason: string, deed: Deed): Promise<void> {
  const update = sql`UPDATE kinship SET declared_by = CASE WHEN withdrawn_at IS NULL THEN declared_by END,
    withdrawn_by = ${deed.actor}, withdrawn_at = ${deed.at.toISOString()}, withdrawn_reason = ${reason} WHERE id = ${id}`
  const refused = () => new Problem('conflict', '这条亲属备案已经撤销，请刷新后查看。')
  await guarded(desk.county, deed, [prepare(desk.db, update)], 'kinship.declared_by', refused)
}

function columns({ day }: Desk): Sql {
  return sql`k.id, k.cadre_key AS cadreKey, coalesce(c.name, k.cadre_key) AS cadreName, coalesce(c.unit, '') AS cadreUnit,
    c.post_level AS postLevel, k.household_no AS householdNo, h.head_name AS headName, h.township, h.village, k.relation,
    k.note, k.declared_by AS declaredBy, k.declared_at AS declaredAt, k.withdrawn_by AS withdrawnBy,
    k.withdrawn_at AS withdrawnAt, k.withdrawn_reason AS withdrawnReason,
    EXISTS (SELECT 1 FROM pairing p WHERE p.household_no = k.household_no AND p.cadre_key = k.cadre_key
            AND ${isCurrent(day)}) AS paired`
}

function toKinship(row: Row): Kinship {
  return { ...row, paired: row.paired === 1 }
}
