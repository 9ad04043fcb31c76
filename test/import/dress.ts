import fc from 'fast-check'
import { checkCharacter } from '../../shared/idnumber.ts'
import { ledgerKinds } from '../../workers/import/catalogue.ts'
import { codeLists } from '../../workers/import/cell/codelist.ts'
import type { Field, LedgerKind } from '../../workers/import/kind/kind.ts'
import type { Cell, Merge, Workbook } from '../../workers/import/read/workbook.ts'
import { type FieldIndex, fieldsFor, headerKey, indexFields } from '../../workers/import/recognise/header.ts'

/** A table as it would be without a clerk: one header row, every cell in its row. */
export interface Plain {
  kind: string
  columns: { field: string; header: string; group: boolean }[]
  /** Rows of one household stand together and say the same in its columns. */
  groups: string[][][]
}

/** What a clerk does to it. Indexes count from 0 and are taken modulo what there is. */
export interface Dress {
  titles: string[]
  levels: number
  groupAt: number
  order: number[]
  serial: boolean
  under: boolean
  continued: 'repeated' | 'blank' | 'merged'
  blankAt: number[]
  totalAt: number[]
  total: string
  again: number | null
  notes: string[]
  spaces: number[]
  wide: boolean
  problems: boolean
}

const person = fc.constantFrom('张三', '李小四', '王五', '赵六妹', '孙七', '周八斤', '吴九', '郑十娘')
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'123456789'), minLength: length, maxLength: length })
const day = fc.tuple(
  fc.integer({ min: 2000, max: 2026 }),
  fc.integer({ min: 10, max: 12 }),
  fc.integer({ min: 10, max: 28 }),
)
const id = digits(3)
  .map((order) => `52990119660711${order}`)
  .map((first) => first + checkCharacter(first))

/** Values a field's own reader takes. */
function valuesFor(field: Field): fc.Arbitrary<string> {
  if (/^(?:key_)?county$/.test(field.name)) return fc.constant('清禾县')
  if (/township/.test(field.name)) return fc.constantFrom('城关镇', '柳溪镇')
  if (/^(village|place)$/.test(field.name)) return fc.constantFrom('水井村', '和平村')
  if (field.name === 'household_no')
    return fc.oneof(
      digits(10),
      digits(10).map((last) => `529901${last}`),
    )
  const [reads = '', word] = field.reads.split(':')
  if (reads.startsWith('code')) {
    const kept = [...new Set(codeLists[word as keyof typeof codeLists].values())].filter((one) => one !== '')
    return fc.constantFrom(...kept)
  }
  const known: Record<string, fc.Arbitrary<string>> = {
    name: person,
    names: person,
    number: digits(8),
    integer: fc.integer({ min: 0, max: 9 }).map(String),
    year: fc.integer({ min: 2014, max: 2026 }).map(String),
    yesNo: fc.constantFrom('是', '否'),
    money: fc.integer({ min: 1, max: 99_999 }).map((fen) => String(fen / 100)),
    phone: digits(10).map((rest) => `13${rest.slice(1)}`),
    idNumber: id,
    sealed: digits(19),
    day: day.map((parts) => parts.join('-')),
    instant: day.map((parts) => `${parts.join('-')} 10:30:00`),
    time: fc.integer({ min: 10, max: 59 }).map((minute) => `9:${minute}`),
  }
  return known[reads] ?? fc.constantFrom('养牛三头', '砖混', '已核实', '无异议', '甲类')
}

/** Spellings that mean this field of the kind and no other. */
function headersOf(index: FieldIndex, field: Field): string[] {
  return field.headers.filter((header) => {
    const found = fieldsFor(index, [header])
    return (
      found.length === 1 && found[0] === field && !header.includes('/') && !['编号', '户主', '时间'].includes(header)
    )
  })
}

/** Sheets are named so that kinds told by their title are told. */
export const sheetNames: Record<string, string> = {
  comparison: '农村低保名单',
  procedure: '脱贫退出登记',
  'planned-work': '计划外出务工信息',
  'titled-benefit': '高龄补贴',
}

/** Kinds whose rows of one household may leave its cells blank after the first, and mean no more by it. */
export const grouped = new Set(['register'])

function tableOf(kind: LedgerKind): fc.Arbitrary<Plain> {
  const index = indexFields(kind.fields)
  const spellings = new Map(kind.fields.map((field) => [field, headersOf(index, field)]))
  const usable = kind.fields.filter((field) => field.after === undefined && spellings.get(field)?.length)
  const needed = kind.needs
    .map((group) => usable.filter(({ name }) => group.includes(name)))
    .filter((group) => group.length > 0)
  const chosen = fc
    .tuple(
      fc.tuple(...needed.map((group) => fc.constantFrom(...group))),
      fc.subarray(usable, { minLength: 2, maxLength: Math.min(12, usable.length) }),
    )
    .map(([some, more]) => [...new Set([...some, ...more])])
  return chosen.chain((fields) => {
    const headers = fc.tuple(...fields.map((field) => fc.constantFrom(...(spellings.get(field) ?? []))))
    const row = fc.tuple(...fields.map(valuesFor))
    const group = fc
      .array(row, { minLength: 1, maxLength: grouped.has(kind.id) ? 3 : 1 })
      .map((rows) =>
        rows.map((cells) =>
          cells.map((cell, at) => (fields[at]?.group && grouped.has(kind.id) ? (rows[0]?.[at] as string) : cell)),
        ),
      )
    return fc.tuple(headers, fc.array(group, { minLength: 1, maxLength: 5 })).map(([words, groups]): Plain => {
      return {
        kind: kind.id,
        columns: fields.map(({ name, group }, at) => ({ field: name, header: words[at] as string, group })),
        groups,
      }
    })
  })
}

export const plain = fc
  .oneof(...ledgerKinds.map(tableOf))
  // Two spellings of one word are one header twice.
  .filter(({ columns }) => new Set(columns.map(({ header }) => headerKey(header))).size === columns.length)

const few = (most: number) => fc.array(fc.nat(40), { maxLength: most })
export const dress: fc.Arbitrary<Dress> = fc.record({
  titles: fc.subarray(['基层台账（统一式样）', '填报单位：    联系电话：13900000000', '单位：元', '']),
  levels: fc.integer({ min: 1, max: 3 }),
  groupAt: fc.nat(9),
  order: fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 }),
  serial: fc.boolean(),
  under: fc.boolean(),
  continued: fc.constantFrom('repeated', 'blank', 'merged'),
  blankAt: few(3),
  totalAt: few(2),
  total: fc.constantFrom('合计', '合 计', '小计', '合  计 ', '总计'),
  again: fc.option(fc.nat(9)),
  notes: fc.subarray([
    '注：本表由乡镇填写',
    '填表人：张某        填报日期：2026年 月 日',
    '（盖章）',
    '说明：1.按户填写。',
  ]),
  spaces: few(12),
  wide: fc.boolean(),
  problems: fc.boolean(),
})

export function bookOf(rows: Cell[][], merges: Merge[], name: string): Workbook {
  const numbered = rows
    .map((cells, at) => ({ row: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== null))
  const sheet = {
    name,
    hidden: false,
    async *rows() {
      yield numbered
    },
    preview: async (count: number) => numbered.slice(0, count),
    merges: async () => merges,
  }
  return { format: 'xlsx', date1904: false, sheets: [sheet] }
}
