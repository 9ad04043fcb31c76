import type { FieldOption, KindOption } from '../../../../../shared/mapping.ts'
import type { RecognisedTable } from '../../../../../shared/recognised.ts'
import { count } from '../../../../words.ts'
import type { ColumnView, TableView } from './draft.ts'

export const metadataNames: Record<string, string> = {
  county: '县',
  township: '乡镇',
  village: '村',
  year: '年度',
  month: '月份',
  unit: '单位',
  list: '名单',
  exit_year: '脱贫年度',
  visited_on: '走访日期',
}

export const originWords: Record<ColumnView['origin'], string> = {
  recognised: '自动识别',
  remembered: '记住的选择',
  chosen: '您指定的',
  changed: '未发送的更改',
}

export function skippedWords({ total, note, header, blank }: RecognisedTable['skipped']): string {
  const kinds = { 合计小计: total, 说明备注: note, 重复的表头: header, 空行: blank }
  return Object.entries(kinds)
    .filter(([, rows]) => rows > 0)
    .map(([name, rows]) => `${name} ${count(rows)} 行`)
    .join('、')
}

/** The field a column goes to; null: kept as written; undefined: not known before it is read again. */
export function fieldOf({ meaning, recognised }: ColumnView): string | null | undefined {
  if (meaning === 'auto') return recognised
  return meaning === 'kept' ? null : meaning.field
}

/** Kept as written, as far as is known: no field answers to it. */
export const isKept = (column: ColumnView): boolean =>
  fieldOf(column) === null && !(column.meaning === 'auto' && column.says !== null)

/** 为什么认作这种台账: which of the needed columns are there, and which are still missing. */
export function whyKind({ name, needs, titled, fields }: KindOption, view: TableView, asked: boolean): string {
  const has = new Set(view.columns.map(fieldOf))
  const titles = new Map(fields.map((field) => [field.name, field.title]))
  const found = needs.flat().filter((one, at, all) => has.has(one) && all.indexOf(one) === at)
  const missing = view.isOther && !asked ? [] : needs.filter((group) => !group.some((one) => has.has(one)))
  const say = (names: string[], by: string) => names.map((one) => titles.get(one) ?? one).join(by)
  const parts = [
    found.length > 0 && `有“${name}”要有的列：${say(found, '、')}。`,
    missing.length > 0 &&
      `${view.isOther ? '重新读取时还要能认出' : '这张表里没有'}：${missing.map((one) => say(one, '或')).join('；')}。`,
    titled.length > 0 && `标题、工作表名或文件名里要写明是哪种名单（${titled.slice(0, 4).join('、')}等）。`,
  ]
  return parts.filter(Boolean).join('')
}

/** How a cell of the column is read: 金额，万元 → 元. */
export function readsWords(field: FieldOption | undefined, header: string, unit: string): string {
  if (field === undefined) return ''
  if (!field.reads.startsWith('金额')) return field.reads
  const own = /[(（](万元|元)[)）]/.exec(header)?.[1] ?? (field.reads === '金额' ? unit : '元')
  return own === '万元' ? '金额，单位：万元 → 元' : '金额，单位：元'
}
