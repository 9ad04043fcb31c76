import { given, keyOf, type LedgerKind, type RecordOf, type Values } from '../kind/kind.ts'
import { householdFields } from './householdfields.ts'
import { memberFields } from './memberfields.ts'

export const householdRecord: RecordOf = { entity: 'household', key: (row) => keyOf(row, ['household_no']), once: true }

/** Persons and households (花名册): a row a member. Where no column names the head, the head's own row does (link.ts). */
export const register: LedgerKind = {
  id: 'register',
  name: '户和人口花名册',
  fields: [...householdFields, ...memberFields],
  needs: [['household_no'], ['name'], ['relation', 'id_number']],
  never: ['学籍号', '走访人员', '走访面见人', '走访日期', '走访时间'],
  fromTitle: ['township', 'village'],
  row: ['household_no', 'name'],
  split: (row) => [finished(row)],
  makes: madeOf,
  records: [
    householdRecord,
    // Names hold still where ID numbers get mended: the ID is what most of these records are imported again for.
    { entity: 'person', key: (row) => keyOf(row, ['household_no', 'name']) },
  ],
}

/** In place: this runs for every person of a county. */
export function finished(row: Values): Values {
  if (row.cause_2 !== undefined) {
    const others = [row.cause_2, row.cause_3, row.cause_4, row.cause_5].filter(given)
    row.other_causes = JSON.stringify(others.flatMap((words) => String(words).split(',')))
  }
  if (typeof row.water_hard === 'number' && !given(row.safe_water)) row.safe_water = 1 - row.water_hard
  if (given(row.work) && !given(row.work_place)) row.work_place = row.work
  return row
}

export function madeOf(has: Set<string>): string[] {
  return [
    ...(has.has('cause_2') ? ['other_causes'] : []),
    ...(has.has('water_hard') ? ['safe_water'] : []),
    ...(has.has('work') ? ['work_place'] : []),
  ]
}
