import type { FindingPage, SubjectKind } from '../../shared/finding.ts'
import type { Seen } from '../db/reach.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { Check, Figures, Table } from './check.ts'
import type { Reading } from './handling/reader.ts'
import { labelled, type Row } from './labels.ts'

export type Subject = {
  subject: string
  householdNo: string | null
  cadreKey: string | null
  township: string | null
  village: string | null
  figures: Figures
}

const ofHousehold = `household_no = ?1 ->> 'household'`
const household: Partial<Record<Table, string>> = {
  disagreement: ofHousehold,
  household: `key = ?1 ->> 'household'`,
  person: ofHousehold,
  pairing: ofHousehold,
  cadre: `key IN (SELECT p.cadre_key FROM pairing p WHERE p.household_no = ?1 ->> 'household')`,
  income: ofHousehold,
  plan: ofHousehold,
  measure: ofHousehold,
  visit: ofHousehold,
  comparison: `id18 IN (SELECT p.id18 FROM person p WHERE p.household_no = ?1 ->> 'household')`,
  benefit: ofHousehold,
  loan: ofHousehold,
  procedure_case: ofHousehold,
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
  village: {
    village: `coalesce(nullif(code, ''), key) = ?1 ->> 'subject'`,
    project: `(township, village) = (?1 ->> 'township', ?1 ->> 'village')`,
    benefit: `(township, village) = (?1 ->> 'township', ?1 ->> 'village') AND programme = ?1 ->> 'programme' AND period = ?1 ->> 'period'`,
  },
  case: {
    procedure_case: `key = ?1 ->> 'subject'`,
    household: household.household,
    village: `(township, name) = (?1 ->> 'township', ?1 ->> 'village')`,
  },
  benefit: {
    benefit: `key = ?1 ->> 'narrow' OR key BETWEEN (?1 ->> 'narrow') || '/' AND (?1 ->> 'narrow') || '0'`,
    household: household.household,
  },
  project: { project: `name IN (?1 ->> 'subject', ?1 ->> 'narrow')` },
  county: { project: `substr(approved_on, 1, 4) = ?1 ->> 'year'` },
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

/** The rows behind a finding that are seen, in Chinese, each with the sheet and row it came from; at most thirty of a table, latest visits and largest projects first. */
export async function recordsOf({ db, seen }: Reading, check: Check, found: Subject): Promise<FindingPage['records']> {
  const wanted = Object.entries(behind[check.subject] ?? {}).filter(([table]) => check.reads.includes(table as Table))
  if (wanted.length === 0) return []
  const about = JSON.stringify({
    subject: found.subject,
    household: found.householdNo,
    cadreKey: found.cadreKey,
    cadre: found.figures.cadre_name,
    day: found.figures.visited_on,
    narrow: found.subject.replaceAll('（', '(').replaceAll('）', ')'),
    ...{ township: found.township, village: found.village },
    ...{ programme: found.figures.programme, period: found.figures.period, year: found.figures.year },
  })
  const results = await db.batch<Row>(
    wanted
      .map(([table, where]) => rowsOf(table as Table, where, seen))
      .map(({ text, values }) => db.prepare(text).bind(about, ...values)),
  )
  return results.flatMap(({ results: rows }, i) =>
    rows.map((row) => ({ ...labelled(wanted[i]![0] as Table, row), source: sourceOf(row) })),
  )
}

/** Records of a household lie where it does; cadres, villages, projects and comparison lists stand behind only what is seen. */
const lies: Partial<Record<Table, string>> = {
  household: 't.key',
  person: 't.household_no',
  pairing: 't.household_no',
  visit: 't.household_no',
  measure: 't.household_no',
  plan: 't.household_no',
  income: 't.household_no',
  disagreement: 't.household_no',
  benefit: 't.household_no',
  loan: 't.household_no',
  procedure_case: 't.household_no',
}

const first: Partial<Record<Table, string>> = { visit: 't.visited_on DESC', project: 't.approved_fen DESC' }

function rowsOf(table: Table, where: string, seen: Seen): Sql {
  const { text, values } = insideOf(table, seen)
  const order = [...(first[table] ? [first[table]] : []), 't.id'].join(', ')
  const rows = `SELECT t.*, i.file_name FROM (SELECT * FROM ${table} WHERE ${where}) t
    LEFT JOIN import i ON i.id = t.import_id WHERE ${text} ORDER BY ${order} LIMIT 30`
  return { text: rows, values }
}

/** A benefit is paid in a village, also to somebody who is on no register; a cadre sees its households’ alone. */
function insideOf(table: Table, { reach, household, village }: Seen): Sql {
  const key = lies[table]
  if (table === 'benefit' && (reach === 'township' || reach === 'village'))
    return village(sql`t.township`, sql`t.village`)
  if (reach === 'county' || key === undefined) return sql`true`
  return sql`EXISTS (SELECT 1 FROM household h WHERE h.key = ${{ text: key, values: [] }} AND ${household})`
}

function sourceOf({ file_name, source_sheet, source_row, edited_at }: Row): string | null {
  const edited =
    edited_at === null || edited_at === undefined ? '' : `（${String(edited_at).slice(0, 10)} 在系统内改过）`
  if (file_name === null) return edited === '' ? null : edited
  return `${file_name}《${String(source_sheet).trim()}》第 ${source_row} 行${edited}`
}
