import { expect, test } from 'vitest'
import { utils, type WorkSheet, write } from 'xlsx'
import { memorySource, openWorkbook } from '../../../workers/import/read/workbook.ts'
import { openZip } from '../../../workers/import/read/zip.ts'
import { filledForm, openForm } from '../../../workers/import/template/filled.ts'
import { readForm } from '../../../workers/import/template/form.ts'
import type { People } from '../../../workers/import/template/plan.ts'
import { partOf } from '../handback/handed.ts'
import { idNumber, name, people, subject } from './people.ts'

/** 户情档案: labels beside, below and behind, members between them, signatures below. */
function card(bookType: 'xlsx' | 'biff8'): Uint8Array {
  const sheet: WorkSheet = utils.aoa_to_sheet([
    ['某县户情档案（一户一档）'],
    ['乡镇：    xx  ；村：      ；填表日期：'],
    ['户主姓名', '', '户编号', ''],
    ['家庭成员', '与户主关系', '姓名', '证件号码'],
    ['', '', '', ''],
    ['', '', '', ''],
    ['家庭信息', '贫困户属性', '主要致贫原因', '帮扶责任人'],
    ['', '', '', ''],
    ['户主签字：', '', '村委会（盖章）'],
  ])
  sheet['!merges'] = ['A1:D1', 'A2:D2', 'A4:A6', 'A7:A8'].map((range) => utils.decode_range(range))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '一户一档')
  return new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer)
}

async function cards(bytes: Uint8Array, file: string, whom: number | People) {
  const source = memorySource(file, bytes)
  const { sheets } = await readForm((await openForm(source)).workbook, file)
  const made = await filledForm(source, sheets, typeof whom === 'number' ? people(whom) : whom)
  const pieces: Uint8Array[] = []
  for await (const piece of made.bytes) pieces.push(piece)
  return { zip: made.zip, bytes: Uint8Array.from(Buffer.concat(pieces)) }
}

test('a form of one household is filled for each in a file of its own, where its labels ask', async () => {
  const { zip, bytes } = await cards(card('xlsx'), '户情档案.xlsx', 3)
  const files = [...(await openZip(memorySource('a', bytes))).entries.values()].map((entry) => entry.name)
  expect([zip, files]).toEqual([true, [1, 2, 3].map((n) => `529901000000000${n}_${name(n)}.xlsx`)])
})

test('labels are answered beside, below or behind them, members listed, signatures left below', async () => {
  const { bytes } = await cards(card('xlsx'), '户情档案.xlsx', 1)
  const zip = await openZip(memorySource('a', bytes))
  const [entry] = zip.entries.values()
  const { inflateWhole } = await import('../../../workers/import/read/inflate.ts')
  const { defaultLimits } = await import('../../../workers/import/read/limits.ts')
  const file = await inflateWhole(zip, entry!, defaultLimits)
  const opened = await openWorkbook(memorySource('户.xlsx', file))
  if ('refused' in opened) throw new Error(opened.refused.message)
  const rows = await opened.workbook.sheets[0]!.preview(20)
  expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
    [1, '某县户情档案（一户一档）'],
    [2, '乡镇：    城关镇  ；村：水井村；填表日期：'],
    [3, '户主姓名', name(1), '户编号', '5299010000000001'],
    [4, '家庭成员', '与户主关系', '姓名', '证件号码'],
    [5, null, '户主', name(1), idNumber(1)],
    [7, '家庭信息', '贫困户属性', '主要致贫原因', '帮扶责任人'],
    [8, null, '一般贫困户', '因病', `陈${name(1)}`],
    [9, '户主签字：', null, '村委会（盖章）'],
  ])
  expect(await partOf(file, 'xl/worksheets/sheet1.xml')).toContain('<mergeCell ref="A4:A6"/>')
})

test('the same of an .xls', async () => {
  const { zip, bytes } = await cards(card('biff8'), '户情档案.xls', 2)
  const files = [...(await openZip(memorySource('a', bytes))).entries.values()].map((entry) => entry.name)
  expect([zip, files.length, files[1]]).toEqual([true, 2, `5299010000000002_${name(2)}.xls`])
})

test('a household’s number or name leads no file out of the folder it is unpacked in, and shows no number', async () => {
  const named = subject('person', 1)
  const household = { ...named.household!, key: '../../etc/13900000001', head_name: 'C:\\甲\r\n"=cmd' }
  const whom: People = {
    count: async () => 1,
    async *subjects() {
      yield [{ ...named, household }]
    },
    shown: (text) => text.replaceAll('13900000001', '139****0001'),
  }
  const { bytes } = await cards(card('xlsx'), '户情档案.xlsx', whom)
  const [file] = [...(await openZip(memorySource('a', bytes))).entries.values()]
  expect(file!.name).toBe('--..-etc-139----0001_C--甲---=cmd.xlsx')
})
