import type { SheetChoice } from '../../../shared/mapping.ts'
import { tight } from '../cell/text.ts'
import type { Row, Sheet } from '../read/workbook.ts'
import { isTemplate } from './emptyform.ts'

/** Why nothing is taken from a sheet, before anything is looked for in it: a code, or a person's own words; null: it is read. */
export function reasonLeftOut(sheet: Sheet, head: Row[], choice: SheetChoice | undefined): string | null {
  if (!head.some((row) => row.cells.some((cell) => tight(cell) !== ''))) return 'empty'
  // Whoever chose how to read a sheet wants it read, hidden or not.
  if (choice !== undefined) return choice.leftOut
  if (sheet.hidden) return 'hidden'
  if (isDictionary(head)) return 'dictionary'
  return isTemplate(head) ? 'form' : null
}

function isDictionary(head: Row[]): boolean {
  const cells = head.flatMap((row) => row.cells.map(tight)).filter((text) => text !== '')
  return cells.filter((text) => /^\d{1,2}-\S/.test(text)).length * 2 > cells.length
}
