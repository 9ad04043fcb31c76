/** A form that is to be kept is filled once for nobody: what cannot be filled is refused when it comes, not when it is needed. */
import type { RowShape, Template, TemplateSheet } from '../../../shared/template.ts'
import { Problem } from '../../http/problem.ts'
import { ReadRefused, type Source } from '../read/workbook.ts'
import { filledForm, openForm } from './filled.ts'
import { readForm } from './form.ts'
import type { People } from './plan.ts'

/** What is recognised in the form, or why it is no use in words. */
export async function triedForm(source: Source): Promise<{ format: Template['format']; sheets: TemplateSheet[] }> {
  try {
    const { workbook, format } = await openForm(source)
    const { sheets, refused } = await readForm(workbook, source.name)
    if (sheets.every(({ off }) => off)) throw new Problem('invalid', [...refused.values()][0] ?? '表格里没有表头。')
    await fillForNobody(source, sheets)
    return { format, sheets }
  } catch (error) {
    throw error instanceof ReadRefused ? new Problem('invalid', `${error.refused.message}。`) : error
  }
}

/** Of a damaged file the parts a reader passes over may still keep it from being written: whoever meets that throws as he likes. */
async function fillForNobody(source: Source, sheets: TemplateSheet[]): Promise<void> {
  try {
    const { bytes } = await filledForm(source, sheets, nobody)
    for await (const _ of bytes);
  } catch (error) {
    throw error instanceof Problem || error instanceof ReadRefused ? error : new ReadRefused('damaged')
  }
}

const blank = { n: 1, county: '', day: '', household: null, person: null, pairings: [], cadre: null, village: null }
const nobody: People = {
  count: async () => 1,
  async *subjects(shape: RowShape) {
    yield [{ ...blank, shape }]
  },
  shown: (text) => text,
}
