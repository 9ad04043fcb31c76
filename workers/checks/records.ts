import type { FindingPage, SubjectKind } from '../../shared/finding.ts'
import type { Seen } from '../db/reach.ts'
import type { Sql } from '../db/sql.ts'
import type { Check, Figures, Table } from './check.ts'
import type { Reading } from './handling/reader.ts'
import { labelled, type Row } from './labels.ts'

export type Subject = { subject: string; householdNo: string | null; cadreKey: string | null; figures: Figures }

const ofHousehold = `household_no = ?1 ->> 'household'`
const household: Partial<Record<Table, string>> = {
  household: `key = ?1 ->> 'household'`,
  person: ofHousehold,
  pairing: ofHousehold,
  cadre: `key IN (SELECT p.cadre_key FROM pairing p WHERE p.household_no = ?1 ->> 'household')`,
  income: ofHousehold,
  plan: ofHousehold,
  measure: ofHousehold,
  visit: ofHousehold,
  comparison: `id18 IN (SELECT p.id18 FROM person p WHERE p.household_no = ?1 ->> 'household')`,
}

/** Which rows stand behind a finding, by what it is about; of these only the tables its check reads. */
const behind: Partial<Record<SubjectKind, Partial<Record<Table, string>>>> = {
  household,
  person: {
    person: `key = ?1 ->> 'subject'`,
    household: household.household,
    comparison: `id18 IN (SELECT p.id18 FROM person p WHERE p.key = ?1 ->> 'subject')`,
  },
  visit: {
    visit: `${ofHousehold} AND cadre_name = ?1 ->> 'cadre' AND visited_on = ?1 ->> 'day'`,
    pairing: ofHousehold,
    household: household.household,
  },
  village: { village: `coalesce(nullif(code, ''), key) = ?1 ->> 'subject'` },
  id: { person: `id18 = ?1 ->> 'subject'` },
  phone: { household: `phone = ?1 ->> 'subject'` },
  cadre: {
    cadre: `key = ?1 ->> 'cadreKey'`,
    pairing: `cadre_key = ?1 ->> 'cadreKey'`,
    visit: `cadre_key = ?1 ->> 'cadreKey'`,
  },
  cadreDay: {
    cadre: `key = ?1 ->> 'cadreKey'`,
    visit: `cadre_key = ?1 ->> 'cadreKey' AND visited_on = ?1 ->> 'day'`,
  },
}

/** The rows behind a finding that are seen, in Chinese, each with the sheet and row it came from; at most thirty of a table, latest visits first. */
export async function recordsOf({ db, seen }: Reading, check: Check, found: Subject): Promise<FindingPage['records']> {
  const wanted = Object.entries(behind[check.subject] ?? {}).filter(([table]) => check.reads.includes(table as Table))
  if (wanted.length === 0) return []
  const about = JSON.stringify({
    subject: found.subject,
    household: found.householdNo,
    cadreKey: found.cadreKey,
    cadre: found.figures.cadre_name,
    day: found.figures.visited_on,
  })
  const results = await db.batch<Row>(
    wanted
      .map(([table, where]) => rowsOf(table, where, seen))
      .map(({ text, values }) => db.prepare(text).bind(about, ...values)),
  )
  return results.flatMap(({ results: rows }, i) =>
    rows.map((row) => ({ ...labelled(wanted[i]![0] as Table, row), source: sourceOf(row) })),
  )
}

/** Records of a household lie where it does; cadres, villages and comparison lists stand behind only what is seen. */
const lies: Partial<Record<Table, string>> = {
  household: 't.key',
  person: 't.household_no',
  pairing: 't.household_no',
  visit: 't.household_no',
  measure: 't.household_no',
  plan: 't.household_no',
  income: 't.household_no',
}

function rowsOf(table: string, where: string, { reach, household }: Seen): Sql {
  const order = table === 'visit' ? 't.visited_on DESC, t.id' : 't.id'
  const key = reach === 'county' ? undefined : lies[table as Table]
  const inside =
    key === undefined ? 'true' : `EXISTS (SELECT 1 FROM household h WHERE h.key = ${key} AND ${household.text})`
  const text = `SELECT t.*, i.file_name FROM (SELECT * FROM ${table} WHERE ${where}) t
    LEFT JOIN import i ON i.id = t.import_id WHERE ${inside} ORDER BY ${order} LIMIT 30`
  return { text, values: key === undefined ? [] : household.values }
}

function sourceOf({ file_name, source_sheet, source_row, edited_at }: Row): string | null {
  const edited =
    edited_at === null || edited_at === undefined ? '' : `（${String(edited_at).slice(0, 10)} 在系统内改过）`
  if (file_name === null) return edited === '' ? null : edited
  return `${file_name}《${String(source_sheet).trim()}》第 ${source_row} 行${edited}`
}
