/** What stands in a form's column for a subject, as ledgers write it. Numbers of people stay sealed here. */
import { memberFields } from '../catalogue/memberfields.ts'
import { tight } from '../cell/text.ts'
import type { Field } from '../kind/kind.ts'
import type { Facts, Subject } from './facts.ts'
import type { Filled } from './fill.ts'
import { type Columns, helpersOf } from './paired.ts'

/** '' where nothing is known: a blank cell, which an import reads as delivered and blank. */
export function cellFor(field: Field, subject: Subject, form: Columns): Filled {
  const helped = helpersOf(field.name, subject, form)
  if (helped !== undefined) return helped
  const own = (areal(subject) ? ofVillage : ofFamily)[field.name]?.(subject)
  if (own !== undefined) return own
  return written(field, recordOf(field.name, subject))
}

const members = new Set(memberFields.map(({ name }) => name))

function recordOf(field: string, { shape, household, person, cadre, village }: Subject): Facts {
  if (shape === 'cadre') return cadre ?? {}
  if (shape === 'village') return village ?? {}
  return (shape === 'person' && members.has(field) ? person : household) ?? {}
}

function written(field: Field, record: Facts): Filled {
  const name = field.name.replace(/^person\./, '')
  const value = field.kept && !(name in record) ? extraOf(record, field.title) : record[name]
  if (value === null || value === undefined || value === '') return ''
  if (field.reads.startsWith('money')) return typeof value === 'number' ? value / 100 : value
  if (field.reads === 'yesNo' && typeof value === 'number') return value === 1 ? '是' : '否'
  if (field.reads.startsWith('codes')) return listed(String(value))
  return value
}

/** What no table has a column for is kept beside the record under the field's own word. */
function extraOf(record: Facts, title: string): Filled | null {
  if (typeof record.extra !== 'string') return null
  const found: unknown = (JSON.parse(record.extra) as Record<string, unknown>)[title]
  return typeof found === 'string' || typeof found === 'number' ? found : null
}

function listed(value: string): string {
  return value.startsWith('[') ? (JSON.parse(value) as string[]).join('、') : value
}

const text = (value: string | number | null | undefined) => value ?? ''
const causes = ({ household }: Subject): string[] => {
  const list = household?.other_causes
  return typeof list === 'string' && list !== '' ? (JSON.parse(list) as string[]) : []
}

const areal = ({ shape }: Subject) => shape === 'cadre' || shape === 'village'
type Special = Record<string, (subject: Subject) => Filled>

const ofVillage: Special = {
  county: ({ county }) => county,
  poor_households: ({ village }) => text(village?.on_register),
  poor_population: ({ village }) => text(village?.people_on_register),
}

/** Fields whose value stands elsewhere than under their own name. */
const ofFamily: Special = {
  county: ({ county }) => county,
  household_no: ({ household }) => text(household?.key),
  numbered: ({ household }) => text(household?.key),
  head_name: ({ household }) => text(household?.head_name),
  head_id: ({ household }) => text(household?.head_id),
  head_id_2: ({ household }) => text(household?.head_id),
  household_phone: ({ household }) => text(household?.phone),
  class: ({ household }) => text(household?.attribute),
  area: ({ household }) => `${text(household?.township)}${text(household?.village)}`,
  member: ({ person }) => text(person?.name),
  cause_2: (subject) => text(causes(subject)[0]),
  cause_3: (subject) => text(causes(subject)[1]),
  cause_4: (subject) => text(causes(subject)[2]),
  cause_5: (subject) => text(causes(subject)[3]),
  age: ({ person, day }) => ageOn(person, day),
  head_education: ({ person }) => text(person?.education),
  id_number: ({ person }) => text(person?.id_number),
  sex: ({ person }) => text(person?.sex),
}

function ageOn(person: Facts | null, day: string): Filled {
  const born = tight(person?.id_birth_on ?? person?.birth_on ?? '')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(born)) return ''
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)
}
