import type { Figures } from '../check.ts'
import { yuan } from '../figure.ts'
import type { TermType } from './term.ts'

/** The names in braces of a sentence, each once. */
export function namesIn(says: string): string[] {
  return [...new Set([...says.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!))]
}

type Shown = { name: string; column: string; type: TermType }

/** What a rule says of what it found, figures in their places. */
export function sentenceOf(says: string, shown: Shown[]): (figures: Figures) => string {
  const byName = new Map(shown.map((one) => [one.name, one]))
  return (figures) =>
    says.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
      const one = byName.get(name)
      return one === undefined ? '' : wordOf(one.type, figures[one.column])
    })
}

function wordOf(type: TermType, value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '（未知）'
  if (value === '') return '（空白）'
  if (type === 'money') return yuan(value)
  if (type === 'yesNo') return value === 1 ? '是' : '否'
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value
}
