import type { D1Database } from '@cloudflare/workers-types'
import type { Consistency, Disagreement, DisagreementFilter, DisagreementGroup } from '../../shared/consistency.ts'
import { comparedFields } from '../../shared/consistency.ts'
import type { Page, PageQuery } from '../../shared/page.ts'
import type { Policy } from '../../shared/policy.ts'
import { countedPage } from '../db/page.ts'
import type { Seen } from '../db/reach.ts'
import { allOf, prepare, type Sql, sql } from '../db/sql.ts'

/** What ledgers disagree about, as the membership may see it, under a policy. */
export type Reading = { db: D1Database; policy: Policy; seen: Seen }

/** How often which ledgers disagree about what, in the order of the fields. */
export async function listGroups({ db, policy, seen }: Reading, filter: DisagreementFilter): Promise<Consistency> {
  const { from } = found({ db, policy, seen }, filter)
  const grouped = sql`SELECT d.field, d.ledger, d.other_ledger AS otherLedger, count(*) AS rows, count(DISTINCT d.household_no) AS households
    ${from} GROUP BY d.field, d.ledger, d.other_ledger ORDER BY rows DESC, d.ledger, d.other_ledger`
  const summed = sql`SELECT count(*) AS rows, count(DISTINCT d.household_no) AS households ${from}`
  const [groups, sums] = await db.batch<unknown>([grouped, summed].map((part) => prepare(db, part)))
  const [{ rows, households }] = sums!.results as [{ rows: number; households: number }]
  const order: readonly string[] = comparedFields
  const sorted = (groups!.results as DisagreementGroup[]).toSorted(
    (a, b) => order.indexOf(a.field) - order.indexOf(b.field),
  )
  const left = comparedFields.filter((field) => !policy.consistency.fields.includes(field))
  return { groups: sorted, rows, households, left, toleranceYuan: policy.consistency.toleranceYuan }
}

type Row = Omit<Disagreement, 'one' | 'other'> &
  Record<`${'a' | 'b'}${'Ledger' | 'Value' | 'Sheet' | 'At' | 'File'}`, string> &
  Record<`${'a' | 'b'}${'Import' | 'Row'}`, number | null> &
  Record<`${'a' | 'b'}Edited`, string | null>

const columns = sql`d.id, d.field, d.household_no AS householdNo, h.head_name AS headName, h.township, h.village, d.who, d.since_at AS sinceAt,
  d.ledger AS aLedger, d.value AS aValue, d.import_id AS aImport, d.source_sheet AS aSheet, d.source_row AS aRow, d.edited_at AS aEdited,
  a.file_name AS aFile, a.committed_at AS aAt,
  d.other_ledger AS bLedger, d.other_value AS bValue, d.other_import_id AS bImport, d.other_sheet AS bSheet, d.other_row AS bRow,
  d.other_edited_at AS bEdited, b.file_name AS bFile, b.committed_at AS bAt`
const files = sql`LEFT JOIN import a ON a.id = d.import_id LEFT JOIN import b ON b.id = d.other_import_id`

export async function listDisagreements(
  reading: Reading,
  filter: DisagreementFilter,
  page: PageQuery,
): Promise<Page<Disagreement>> {
  const { joined, where } = found(reading, filter)
  const order = sql`h.township, h.village, h.head_name, d.household_no, d.id`
  const { rows, ...rest } = await countedPage<Row>(
    reading.db,
    { columns, from: sql`${joined} ${files} WHERE ${where}`, order },
    page,
  )
  return { rows: rows.map(toDisagreement), ...rest }
}

/** Whose household is seen; a village's or a cadre's own by whoever sees the whole county. */
function found({ policy, seen }: Reading, { field, ledger, other, township, village, household }: DisagreementFilter) {
  const { fields, toleranceYuan } = policy.consistency
  const conditions: Sql[] = [
    sql`d.field IN (SELECT value FROM json_each(${JSON.stringify(fields)}))`,
    sql`(d.gap_fen IS NULL OR d.gap_fen > ${toleranceYuan * 100})`,
  ]
  if (seen.reach !== 'county') conditions.push(sql`h.key IS NOT NULL AND ${seen.household}`)
  if (field) conditions.push(sql`d.field = ${field}`)
  if (ledger) conditions.push(sql`d.ledger = ${ledger}`)
  if (other) conditions.push(sql`d.other_ledger = ${other}`)
  if (township) conditions.push(sql`h.township = ${township}`)
  if (village) conditions.push(sql`h.village = ${village}`)
  if (household) conditions.push(sql`d.household_no = ${household}`)
  const joined = sql`FROM disagreement d LEFT JOIN household h ON h.key = d.household_no`
  const where = allOf(conditions)
  return { joined, where, from: sql`${joined} WHERE ${where}` }
}

function toDisagreement(row: Row): Disagreement {
  const { id, field, householdNo, headName, township, village, who, sinceAt } = row
  return {
    id,
    field,
    householdNo,
    headName,
    township,
    village,
    who,
    sinceAt,
    one: sideOf(row, 'a'),
    other: sideOf(row, 'b'),
  }
}

function sideOf(row: Row, side: 'a' | 'b'): Disagreement['one'] {
  const [importId, sheet, at] = [row[`${side}Import`], row[`${side}Sheet`], row[`${side}Row`]]
  const [fileName, edited] = [row[`${side}File`], row[`${side}Edited`]]
  return {
    ledger: row[`${side}Ledger`],
    value: row[`${side}Value`],
    source:
      importId === null || fileName === null || at === null
        ? null
        : { importId, fileName, sheet: sheet.trim(), row: at },
    at: edited ?? row[`${side}At`],
    edited: edited !== null,
  }
}
