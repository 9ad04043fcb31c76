/** A column of the difference in words: its title, its values, which of them say something. */
import type { DiffRow } from '../../../shared/difference.ts'
import type { Entity } from '../../../shared/import.ts'
import { ledgerKinds } from '../catalogue.ts'

type Fields = DiffRow['fields']
type Known = Record<string, unknown>

/** Derived and internal columns (id_tail, phone_state …) say nothing a person has written. */
const silent = /^(id18|id_state|id_length|id_birth_on|id_sex|id_tail|(?:\w+_)?phone_state|written|extra)$/

export const isSilent = (column: string): boolean => silent.test(column)

/** What is said of `columns`, old → new; `old` null: the record is new, and blanks say nothing. */
export function saidFields(entity: Entity, columns: string[], fresh: Known, old: Known | null): Fields {
  const plain = columns.flatMap((column) => {
    const before = words(column, old?.[column])
    const after = words(column, fresh[column])
    if (isSilent(column) || before === after || (old === null && after === null)) return []
    return [{ field: column, name: columnTitle(entity, column), old: before, new: after }]
  })
  const inside = (column: 'extra' | 'written') =>
    columns.includes(column) ? insideFields(entity, column, fresh[column], old?.[column]) : []
  const said = [...plain, ...inside('extra')]
  return said.length > 0 || old === null ? said : inside('written')
}

/** What is inside a JSON column, by its own names. */
function insideFields(entity: Entity, column: 'extra' | 'written', fresh: unknown, old: unknown): Fields {
  const [after, before] = [parsed(fresh), parsed(old)]
  return Object.keys(after).flatMap((name) => {
    const [was, is] = [words(name, before[name]), words(name, after[name])]
    const title = column === 'extra' ? name : `${columnTitle(entity, name)}（原文）`
    return was === is ? [] : [{ field: column, name: title, old: was, new: is }]
  })
}

function parsed(value: unknown): Known {
  return typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : {}
}

function words(column: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  return column.endsWith('_fen') ? (Number(value) / 100).toFixed(2) : String(value)
}

const titles = new Map<string, string>()
for (const kind of ledgerKinds) {
  for (const record of kind.records) {
    for (const field of kind.fields) {
      for (const name of field.reader.columns(field.name)) {
        const id = name.includes('.') ? name : `${record.entity}.${name}`
        if (!titles.has(id)) titles.set(id, field.title)
      }
    }
  }
}

export function columnTitle(entity: Entity, column: string): string {
  return titles.get(`${entity}.${column}`) ?? madeTitles[column] ?? column
}

/** Columns no header stands for. */
const madeTitles: Record<string, string> = {
  other_causes: '其他致贫原因',
  role: '责任人类别',
  end_reason: '调整原因',
  successor_key: '接替人',
  list: '名单',
  detail: '说明',
  note: '备注',
  identified_on: '识别时间',
  extra: '其他列',
}
