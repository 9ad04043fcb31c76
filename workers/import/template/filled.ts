/** A form filled, in the format it came in. */

import type { Template, TemplateSheet } from '../../../shared/template.ts'
import { Problem } from '../../http/problem.ts'
import { gathered } from '../handback/deflate.ts'
import { recogniseFormat } from '../read/format.ts'
import { defaultLimits as limits } from '../read/limits.ts'
import { openWorkbook, ReadRefused, type Source, type Workbook } from '../read/workbook.ts'
import { mostBiffRows } from './biffsheet.ts'
import { filledCsv } from './csvfill.ts'
import { type People, plansOf } from './plan.ts'
import { filledXls } from './xlsfill.ts'
import { filledXlsx } from './xlsxfill.ts'

const others: Record<string, string> = {
  xlsb: '.xlsb（二进制工作簿）',
  ods: '.ods（OpenDocument 表格）',
  html: '网页存成的 .xls',
  xml: 'XML 表格',
  xls: 'Excel 95 或更早的 .xls',
}

const tooMany = new Problem(
  'too-large',
  '.xls 最多 65,536 行，放不下所选范围。请按乡镇填，或把模板另存为 .xlsx 后再上传。',
)

/** The form's workbook and format; one that cannot be filled in place is refused. */
export async function openForm(source: Source): Promise<{ workbook: Workbook; format: Template['format'] }> {
  const opened = await openWorkbook(source)
  if ('refused' in opened) throw new Problem('invalid', `${opened.refused.message}。`)
  const { format } = await recogniseFormat(source, limits)
  if (format === 'xlsx' || format === 'csv') return { workbook: opened.workbook, format }
  if (format === 'biff8') return { workbook: opened.workbook, format: 'xls' }
  throw new Problem(
    'invalid',
    `${others[format] ?? '这种格式'}不能原样填写。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。`,
  )
}

export async function filledForm(
  source: Source,
  sheets: TemplateSheet[],
  people: People,
): Promise<AsyncGenerator<Uint8Array>> {
  const { workbook, format } = await openForm(source)
  const plans = await plansOf(workbook, sheets, people)
  if (format === 'csv') return gathered(filledCsv(source, plans[0]))
  const found = await recogniseFormat(source, limits)
  if (found.format === 'xlsx') return gathered(filledXlsx(found.zip, plans))
  if (found.format === 'biff8') {
    if (plans.some(({ table }) => table && table.first + table.count > mostBiffRows)) throw tooMany
    return gathered(filledXls(source, plans))
  }
  throw new ReadRefused('unsupported')
}
