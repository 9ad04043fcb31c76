import { templateTitles } from './templatetitles.ts'
import { isSame } from './tighter.ts'

/** Parts of a row that say nothing without their title. */
const titles: Record<string, string> = templateTitles

/** A parameter's value as people read it, a line each: a number with its unit, a list, or a line for each name. `names` says what a code is called. */
export function valueLines(value: unknown, unit: string, names: Record<string, string> = {}): string[] {
  const flat = (one: unknown): string => {
    if (typeof one === 'boolean') return one ? '是' : '否'
    return Array.isArray(one) ? one.join('、') : (names[String(one)] ?? String(one))
  }
  const withUnit = (one: unknown) => (typeof one === 'number' && unit ? `${flat(one)} ${unit}` : flat(one))
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object')) return value.length === 0 ? [] : [value.map(flat).join('、')]
    return value.map((row) =>
      Object.entries(row as object)
        .filter(([, one]) => one !== '')
        .map(([name, one]) => (name in titles ? `${titles[name]} ${flat(one)}` : withUnit(one)))
        .join(' · '),
    )
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([name, one]) => `${name}：${withUnit(one)}`)
  return [withUnit(value)]
}

/** The same in one line. */
export const valueWords = (value: unknown, unit: string, names?: Record<string, string>): string =>
  valueLines(value, unit, names).join('；') || '没有设定'

/** A floor in words: what it gives, and what holds for every name it does not. */
export function floorWords({ value, otherwise }: { value: unknown; otherwise: unknown }, unit: string): string {
  const said = valueLines(value, unit)
  return [...said, ...(otherwise === undefined ? [] : [`其余：${valueWords(otherwise, unit)}`])].join('；')
}

/** Of values by name, only the names that differ; what one of them does not have is left out there. Of anything else, both whole. */
export function differing(from: unknown, to: unknown): [from: unknown, to: unknown] {
  if (!isNamed(from) || !isNamed(to)) return [from, to]
  const only = (one: Record<string, unknown>, other: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(one).filter(([name, value]) => !isSame(value, other[name])))
  return [only(from, to), only(to, from)]
}

const isNamed = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
