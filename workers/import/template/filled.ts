/** A form filled, in the format it came in. */

import type { Template, TemplateSheet } from '../../../shared/template.ts'
import { Problem } from '../../http/problem.ts'
import { gathered } from '../handback/deflate.ts'
import { recogniseFormat } from '../read/format.ts'
import { defaultLimits as limits } from '../read/limits.ts'
import { openWorkbook, type Source, type Workbook } from '../read/workbook.ts'
import { filledCards } from './cardfill.ts'
import { filledCsv } from './csvfill.ts'
import type { SheetFill } from './fill.ts'
import { type People, plansOf } from './plan.ts'
import { filledXls } from './xls/fill.ts'
import { mostBiffRows } from './xls/sheet.ts'
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

/** `zip`: of several files, a household each. */
export interface FilledForm {
  zip: boolean
  bytes: AsyncGenerator<Uint8Array>
}

export async function filledForm(source: Source, sheets: TemplateSheet[], people: People): Promise<FilledForm> {
  const { workbook, format } = await openForm(source)
  const used = sheets.filter(({ off }) => off !== true)
  const cards = used.filter(({ card }) => card !== undefined)
  if (cards.length > 0 && format !== 'csv') {
    const form = { sheets: cards, extension: `.${format}` }
    return { zip: true, bytes: gathered(await filledCards(workbook, form, people, (fills) => written(source, fills))) }
  }
  const plans = await plansOf(workbook, used, people)
  if (format === 'xls' && plans.some(({ table }) => table && table.first + table.count > mostBiffRows)) throw tooMany
  return { zip: false, bytes: gathered(written(source, plans)) }
}

async function* written(source: Source, fills: SheetFill[]): AsyncGenerator<Uint8Array> {
  const found = await recogniseFormat(source, limits)
  if (found.format === 'xlsx') yield* filledXlsx(found.zip, fills)
  else if (found.format === 'biff8') yield* filledXls(source, fills)
  else yield* filledCsv(source, fills[0])
}
