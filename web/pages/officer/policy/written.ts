import type { Form } from '../../../../shared/policyform.ts'
import { isSame } from '../../../../shared/tighter.ts'

/** A value as it stands in a form's fields: one text, or a table of them. */
export type Written = string | string[][]
export type Column = { name: string; title: string; form: Form }

/** The columns of a form that is a table; null where it is one field. */
export function columnsOf(form: Form): Column[] | null {
  if (form.kind === 'rows') return form.columns
  if (form.kind !== 'named') return null
  return [
    { name: 'name', title: form.title, form: { kind: 'word', longest: form.year ? 4 : 60, blank: false } },
    { name: 'value', title: '取值', form: form.value },
  ]
}

export function writtenOf(value: unknown, form: Form): Written {
  if (form.kind === 'named') return Object.entries(value as object).map(([name, one]) => [name, cell(one)])
  if (form.kind !== 'rows') return cell(value, '\n')
  return (value as Record<string, unknown>[]).map((row) => form.columns.map(({ name }) => cell(row[name])))
}

function cell(value: unknown, between = '、'): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join(between) : String(value)
}

/** What the fields say as a value, or in words what is wrong with them. Rows nobody filled do not count. */
export function readWritten(written: Written, form: Form): { value: unknown } | { error: string } {
  const columns = columnsOf(form)
  if (columns === null) return readCell(String(written), form)
  const rows = (written as string[][]).filter((row) => row.some((one) => one.trim() !== ''))
  const read: unknown[][] = []
  for (const [at, row] of rows.entries()) {
    const cells = columns.map(({ form: of }, i) => readCell(row[i] ?? '', of))
    const wrong = cells.findIndex((one) => 'error' in one)
    if (wrong >= 0)
      return { error: `第 ${at + 1} 行“${columns[wrong]!.title}”：${(cells[wrong] as { error: string }).error}` }
    read.push(cells.map((one) => (one as { value: unknown }).value))
  }
  const first = read.map(([name]) => String(name))
  const twice = first.find((name, i) => first.indexOf(name) !== i)
  if (form.kind === 'rows') {
    return { value: read.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i]]))) }
  }
  if (twice !== undefined) return { error: `“${twice}”写了两行，请只留一行。` }
  const badYear = form.kind === 'named' && form.year ? first.find((name) => !/^\d{4}$/.test(name)) : undefined
  if (badYear !== undefined) return { error: `“${badYear}”不是年度，请写四位数，例如 2026。` }
  return { value: Object.fromEntries(read as [string, unknown][]) }
}

function readCell(text: string, form: Form): { value: unknown } | { error: string } {
  const said = text.trim()
  if (form.kind === 'yesNo') return { value: said === 'yes' }
  if (form.kind === 'number') return readNumber(said, form)
  if (form.kind === 'words') {
    const words = [...new Set(said.split(/[\n、，,；;]/).map((word) => word.trim()))].filter((word) => word !== '')
    const unknown = words.find((word) => form.known !== undefined && !form.known.includes(word))
    if (unknown !== undefined) return { error: `没有“${unknown.slice(0, 12)}”，可以写：${form.known!.join('、')}。` }
    const long = words.find((word) => word.length > form.longest)
    return long === undefined
      ? { value: words }
      : { error: `“${long.slice(0, 12)}…”太长，每个词最多 ${form.longest} 个字。` }
  }
  const longest = form.kind === 'word' ? form.longest : 60
  if (said.length > longest) return { error: `最多 ${longest} 个字。` }
  return said === '' && !(form.kind === 'word' && form.blank) ? { error: '请填写。' } : { value: said }
}

function readNumber(said: string, { min, max, whole }: Extract<Form, { kind: 'number' }>) {
  const number = said === '' ? Number.NaN : Number(said)
  if (Number.isNaN(number) || (whole && !Number.isInteger(number)))
    return { error: said === '' ? '请填写。' : whole ? '请填整数。' : '请填数字。' }
  return number < min || number > max ? { error: `请填 ${min} 到 ${max} 之间的数。` } : { value: number }
}

/** How a value by name is sent to be laid over another: the names left out are null. Anything else replaces. */
export function overlay(from: unknown, to: unknown): unknown {
  if (!isNamed(from) || !isNamed(to)) return to
  const gone = Object.keys(from).filter((name) => !(name in to))
  const changed = Object.entries(to).filter(([name, one]) => !isSame(from[name], one))
  return { ...Object.fromEntries(changed), ...Object.fromEntries(gone.map((name) => [name, null])) }
}

const isNamed = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
