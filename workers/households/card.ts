import type { D1Result } from '@cloudflare/workers-types'
import type { Reach } from '../../shared/access.ts'
import type { HouseholdCard, Income, Person } from '../../shared/household.ts'
import { isOpen } from '../db/findings.ts'
import { nationalJson, nationalSaid } from '../db/nationalfields.ts'
import { ruleOf } from '../db/rule.ts'
import { type SpanRow, spanColumns, toSpan } from '../db/span.ts'
import { prepare, sql } from '../db/sql.ts'
import { ageOn } from './age.ts'
import { type Reading, rowColumns } from './store.ts'
import type { FindingWords } from './words.ts'

const VISITS_SHOWN = 20

type Flag = number | null
type Flagged<T, K extends keyof T> = Omit<T, K> & Record<K, Flag>
type HouseholdRecord = Flagged<
  Omit<HouseholdCard, 'current' | 'otherCauses' | 'extra' | 'source'>,
  'riskCleared' | 'unsafeHouse' | 'safeWater'
> & {
  day: string
  current: string
  otherCauses: string | null
  extra: string | null
  national: string
  importId: number | null
  fileName: string | null
  sheet: string | null
  sourceRow: number | null
}
type PersonRecord = Omit<Flagged<Person, 'insuredResident' | 'insuredEmployee'>, 'age'> & { bornOn: string | null }
type MeasureRecord = Flagged<HouseholdCard['measures'][number], 'done'>
type FindingRecord = { id: number; checkId: string; figures: string; rule: string | null }

/** The household card in one batch; null where there is no such household to be seen. Numbers leave sealed: the edge masks. */
export async function householdCard(reading: Reading, no: string, words: FindingWords): Promise<HouseholdCard | null> {
  const results = await reading.db.batch<unknown>(statements(reading, no).map((part) => prepare(reading.db, part)))
  const [household] = rows<HouseholdRecord>(results[0])
  if (household === undefined) return null
  const { day, importId, fileName, sheet, sourceRow, national, ...record } = household
  return {
    ...record,
    current: JSON.parse(record.current),
    riskCleared: flag(record.riskCleared),
    unsafeHouse: flag(record.unsafeHouse),
    safeWater: flag(record.safeWater),
    otherCauses: record.otherCauses ? JSON.parse(record.otherCauses) : [],
    extra: {
      ...nationalSaid(national),
      ...Object.fromEntries(Object.entries(JSON.parse(record.extra ?? '{}')).filter(([, words]) => words !== '')),
    },
    source: source({ importId, fileName, sheet, row: sourceRow }),
    people: rows<PersonRecord>(results[1]).map((person) => toPerson(person, day)),
    incomes: rows<Income>(results[2]),
    pairings: rows<SpanRow & { writtenAt: string | null }>(results[3]).map((row) => ({
      ...toSpan(row),
      writtenAt: row.writtenAt,
    })),
    visits: rows<HouseholdCard['visits'][number]>(results[4]),
    measures: rows<MeasureRecord>(results[5]).map((measure) => ({ ...measure, done: flag(measure.done) })),
    plans: rows<HouseholdCard['plans'][number]>(results[6]),
    openFindings: rows<FindingRecord>(results[7]).flatMap((finding) => toFinding(finding, reading.seen.reach, words)),
  }
}

/** Of a household that is not seen nothing else is read either: it takes as long as one that is not there. */
function statements({ seen, day }: Reading, no: string) {
  const own = sql`(SELECT h.key FROM household h WHERE h.key = ${no} AND ${seen.household})`
  return [
    sql`SELECT ${rowColumns(day)}, ${day} AS day, h.village_group AS villageGroup, h.phone AS phoneMasked, h.kind,
          h.exit_year AS exitYear, h.risk_identified_on AS riskIdentifiedOn, h.risk_cleared_on AS riskClearedOn,
          h.other_causes AS otherCauses, h.unsafe_house AS unsafeHouse, h.safe_water AS safeWater,
          h.income_per_head_fen AS incomePerHeadFen, h.identified_on AS identifiedOn, h.note, h.extra, ${nationalJson} AS national,
          h.import_id AS importId, i.file_name AS fileName, h.source_sheet AS sheet, h.source_row AS sourceRow,
          (SELECT count(*) FROM visit v WHERE v.household_no = h.key) AS visitTotal
        FROM household h LEFT JOIN import i ON i.id = h.import_id WHERE h.key = ${own}`,
    sql`SELECT key, name, relation, sex, birth_on AS birthOn, coalesce(id_birth_on, birth_on) AS bornOn,
          id_number AS idMasked, id_state AS idState, education, school, health, labour, work_months AS workMonths,
          insured_resident AS insuredResident, insured_employee AS insuredEmployee
        FROM person WHERE household_no = ${own} ORDER BY relation IS NOT '户主', id`,
    sql`SELECT year, wages_fen AS wagesFen, business_fen AS businessFen, property_fen AS propertyFen,
          transfer_fen AS transferFen, costs_fen AS costsFen, net_fen AS netFen, per_head_fen AS perHeadFen
        FROM income WHERE household_no = ${own} ORDER BY year DESC`,
    sql`SELECT ${spanColumns(day)}, (
          SELECT a.at FROM audit_event a WHERE a.subject = p.household_no AND a.at = p.edited_at
            AND a.action IN ('pairing.assign', 'pairing.end') LIMIT 1) AS writtenAt
        FROM pairing p LEFT JOIN cadre c ON c.key = p.cadre_key
        WHERE p.household_no = ${own} ORDER BY current DESC, p.since_on DESC, p.id DESC`,
    sql`SELECT visited_on AS visitedOn, cadre_name AS cadreName, way, found, promised
        FROM visit WHERE household_no = ${own} ORDER BY visited_on DESC, id DESC LIMIT ${VISITS_SHOWN}`,
    sql`SELECT category, content, started_on AS startedOn, amount_fen AS amountFen, done
        FROM measure WHERE household_no = ${own} ORDER BY started_on DESC, id`,
    sql`SELECT year, content FROM plan WHERE household_no = ${own} ORDER BY year DESC`,
    sql`SELECT id, check_id AS checkId, figures, ${ruleOf} AS rule
        FROM finding f WHERE household_no = ${own} AND ${isOpen} ORDER BY check_id, id`,
  ]
}

function rows<T>(result: D1Result<unknown> | undefined): T[] {
  return (result?.results ?? []) as T[]
}

function flag(value: Flag): boolean | null {
  return value === null ? null : value === 1
}

function source(from: { importId: number | null; fileName: string | null; sheet: string | null; row: number | null }) {
  const { importId, fileName, sheet, row } = from
  return importId === null || fileName === null || sheet === null || row === null
    ? null
    : { importId, fileName, sheet, row }
}

function toPerson({ bornOn, ...person }: PersonRecord, day: string): Person {
  return {
    ...person,
    age: bornOn ? ageOn(bornOn, day) : null,
    insuredResident: flag(person.insuredResident),
    insuredEmployee: flag(person.insuredEmployee),
  }
}

function toFinding({ id, checkId, figures, rule }: FindingRecord, reach: Reach | null, words: FindingWords) {
  const check = words.check(checkId, rule)
  return check ? [{ id, checkId, ...check, sentence: words.sentence({ checkId, figures, rule }, reach) }] : []
}
