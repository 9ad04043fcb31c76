/** Fields that take words of a code list (cell/codelist.ts). */
import { codeLists } from '../cell/codelist.ts'
import { type Cell, tight } from '../cell/text.ts'
import type { FieldReader, Read } from './fieldreader.ts'

/** A word of a code list (cell/codelist.ts); an unknown word is kept as written and pointed out. */
export function code(list: keyof typeof codeLists): FieldReader {
  const words = codeLists[list]
  const seen = new Map<Cell, Read>()
  const read = (cell: Cell): Read => {
    const raw = tight(cell)
    if (raw === '') return { values: [''] }
    const found = words.get(raw) ?? words.get(raw.replace(/^\d{1,2}[-.、]?(?=\D)/, ''))
    // A number alone is of one code table or another (GB/T 4761, a county's own): nobody can tell from the cell.
    if (found === undefined) {
      return { values: [raw], issue: /^\d{1,2}$/.test(raw) ? 'bare-code' : 'unknown-word', written: raw }
    }
    return found === raw ? { values: [raw] } : { values: [found], written: raw }
  }
  return {
    choices: [...new Set(words.values())],
    columns: (name) => [name],
    read(cell) {
      const known = seen.get(cell)
      if (known) return known
      const fresh = read(cell)
      if (seen.size < 1000) seen.set(cell, fresh)
      return fresh
    },
  }
}

/** Several words of a list in one cell (`其他,技能培训`), kept with commas between them. */
export function codes(list: keyof typeof codeLists): FieldReader {
  const one = code(list)
  return {
    columns: (name) => [name],
    read(cell, context) {
      const whole = one.read(cell, context)
      const parts = tight(cell)
        .split(/[,，、;；/+]/)
        .filter((part) => part !== '')
      if (whole.issue === undefined || parts.length < 2) return whole
      const reads = parts.map((part) => one.read(part, context))
      const value = reads.map((read) => read.values[0]).join(',')
      const issue = reads.find((read) => read.issue !== undefined)?.issue
      return { values: [value], written: tight(cell), ...(issue === undefined ? {} : { issue }) }
    },
  }
}
