import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { handOut } from '../../../workers/import/handback/handout.ts'

test('sheets of our own open as they are: words stay words, numbers are numbers, a share is a per cent', async () => {
  const bytes = await handOut([
    {
      name: '各乡镇',
      title: '清禾县疑点',
      note: '截至 2026-11-22',
      columns: [
        { name: '乡镇', width: 12 },
        { name: '疑点', width: 8 },
        { name: '覆盖', width: 8, kind: 'percent' },
      ],
      rows: [
        ['=HYPERLINK("x")', 3, 0.5],
        ['<城关&镇>', null, 1],
      ],
    },
    { name: '说明', title: '说明', note: '', columns: [{ name: '一', width: 10 }], rows: [] },
  ])
  const book = XLSX.read(bytes, { cellNF: true })
  expect(book.SheetNames).toEqual(['各乡镇', '说明'])
  const sheet = book.Sheets.各乡镇!
  expect(XLSX.utils.sheet_to_json(sheet, { header: 1, defval: null })).toEqual([
    ['清禾县疑点', null, null],
    ['截至 2026-11-22', null, null],
    ['乡镇', '疑点', '覆盖'],
    ['=HYPERLINK("x")', 3, 0.5],
    ['<城关&镇>', null, 1],
  ])
  expect([sheet.A4?.t, sheet.A4?.f, sheet.B4?.t, sheet.C4?.z]).toEqual(['s', undefined, 'n', '0%'])
})
