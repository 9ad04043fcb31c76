import { constants, deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { memorySource, openWorkbook } from '../../../workers/import/read/workbook.ts'
import { refusal, sheet, xlsx, xlsxParts } from './book.ts'
import { compoundFile } from './compoundfile.ts'
import { deflatedPart, storedPart, zipOf } from './zipfile.ts'

const row = '<row><c><v>1</v></c></row>'

test('an empty file, one of spaces, and a message some program left are told apart from tables', async () => {
  expect(await refusal(Buffer.alloc(0))).toBe('empty')
  expect(await refusal(Buffer.from(' \r\n\n'))).toBe('empty')
  expect(await refusal(Buffer.from('Attachment f:\\ledgers\\2026.xls not found!'), { name: '花名册.xls' })).toBe(
    'not_workbook',
  )
  expect(await refusal(Buffer.from([1, 2, 3, 4, 0, 0, 9, 200]))).toBe('not_workbook')
})

test('PDFs, pictures, documents and archives are each called what they are', async () => {
  const first = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(600)])
  expect(await refusal(first('%PDF-1.7'))).toBe('pdf')
  expect(await refusal(first('\x89PNG\r\n'))).toBe('image')
  expect(await refusal(first('\xff\xd8\xff\xe0'))).toBe('image')
  expect(await refusal(first('Rar!\x1a\x07'))).toBe('archive')
  expect(await refusal(first('{\\rtf1'))).toBe('document')
  expect(await refusal(zipOf([deflatedPart('word/document.xml', '<w/>')]))).toBe('document')
  expect(await refusal(zipOf([deflatedPart('花名册.xlsx', sheet(row))]))).toBe('archive')
  expect(await refusal(compoundFile({ WordDocument: Buffer.alloc(5000) }))).toBe('document')
})

test('a file with a password is refused with what to do', async () => {
  const bytes = compoundFile({ EncryptionInfo: Buffer.alloc(100), EncryptedPackage: Buffer.alloc(5000) })
  const answer = await openWorkbook(memorySource('台账.xlsx', bytes))
  expect(answer).toEqual({
    refused: { code: 'encrypted', message: '文件有打开密码，请在 Excel 里“另存为”去掉密码后再上传' },
  })
  expect(await refusal(zipOf(xlsxParts({ sheets: [row] }), { flags: 1 }))).toBe('encrypted')
  const filePass = Buffer.from([0x09, 8, 4, 0, 0, 6, 5, 0, 0x2f, 0, 2, 0, 0, 0, 0x0a, 0, 0, 0])
  expect(await refusal(compoundFile({ Workbook: Buffer.concat([filePass, Buffer.alloc(5000)]) }))).toBe('encrypted')
})

test('a file cut short anywhere is refused, not read in part', async () => {
  const bytes = sheet(Array.from({ length: 5000 }, (_, index) => `<row><c><v>${index * 7919}</v></c></row>`).join(''))
  for (const share of [0.1, 0.5, 0.9, 0.99]) {
    expect(await refusal(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe('truncated')
  }
})

test('a part that does not inflate, or not to the size it states, is damaged', async () => {
  const part = deflatedPart(
    'xl/worksheets/sheet1.xml',
    `<worksheet><sheetData>${row.repeat(500)}</sheetData></worksheet>`,
  )
  const others = xlsxParts({ sheets: [''] }).filter(({ name }) => !name.endsWith('sheet1.xml'))
  expect(await refusal(zipOf([...others, { ...part, stored: Buffer.alloc(part.stored.length, 255) }]))).toBe('damaged')
  expect(await refusal(zipOf([...others, { ...part, inflated: part.inflated + 9 }]))).toBe('damaged')
  expect(await refusal(zipOf([...others, { ...part, inflated: 90 }]))).toBe('damaged')
})

test('data that ends before its end tag is damaged', async () => {
  expect(await refusal(sheet('<worksheet><sheetData><row><c><v>1</v></c></row>'))).toBe('damaged')
  expect(await refusal(sheet('<worksheet><sheetData><row><c><v>1</v>'))).toBe('damaged')
})

test('a string, sheet or column that is not there is damaged, never a guess', async () => {
  expect(await refusal(sheet('<row><c t="s"><v>3</v></c></row>', '<si><t>甲</t></si>'))).toBe('damaged')
  expect(await refusal(sheet('<row><c r="ZZZZ1"><v>3</v></c></row>'))).toBe('damaged')
  expect(await refusal(zipOf(xlsxParts({ sheets: [row] }).filter(({ name }) => !name.endsWith('sheet1.xml'))))).toBe(
    'damaged',
  )
})

test('a sheet that inflates beyond reason is a bomb, refused before it is inflated', async () => {
  const blank = Buffer.alloc(40 * 1024 * 1024, 32)
  const stored = deflateRawSync(blank, { level: constants.Z_BEST_COMPRESSION })
  const others = xlsxParts({ sheets: [''] }).filter(({ name }) => !name.endsWith('sheet1.xml'))
  const bomb = { name: 'xl/worksheets/sheet1.xml', method: 8 as const, stored, inflated: blank.length, crc: 0 }
  expect(await refusal(zipOf([...others, bomb]))).toBe('bomb')
  expect(await refusal(zipOf([...others, { ...bomb, inflated: 1000 }]))).toBe('damaged')
  expect(await refusal(sheet(row.repeat(1000)), { part: 10_000 })).toBe('bomb')
  expect(await refusal(xlsx({ sheets: [row.repeat(100), row.repeat(100)] }), { sheets: 3000 })).toBe('bomb')
})

test('entity definitions are refused wherever they stand', async () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
  expect(await refusal(sheet(`${bomb}<worksheet><sheetData>${row}</sheetData></worksheet>`))).toBe('unsafe')
  expect(await refusal(sheet('<row><c t="s"><v>0</v></c></row>', `${bomb}<sst><si><t>&b;</t></si></sst>`))).toBe(
    'unsafe',
  )
  expect(await refusal(xlsx({ sheets: [row], workbook: `${bomb}<workbook/>` }))).toBe('unsafe')
})

test('files over the size limit say the limit', async () => {
  const answer = await openWorkbook(memorySource('台账.xlsx', sheet(row)), { file: 100 })
  expect(answer).toEqual({ refused: { code: 'too_large', message: expect.stringContaining('最大 1 MB') } })
  const xls = (bookType: 'biff5' | 'biff8') =>
    new Uint8Array(XLSX.write(book([['甲']]), { type: 'array', bookType }) as ArrayBuffer)
  expect(await refusal(xls('biff5'), { xls: 500 })).toBe('too_large')
  expect(await refusal(xls('biff8'), { xls: 500 })).toBe(undefined)
})

test('a workbook of charts only has no sheet to read', async () => {
  const workbook = '<workbook><sheets><sheet name="图" r:id="c"/></sheets></workbook>'
  const relations = '<Relationship Id="c" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>'
  expect(await refusal(xlsx({ sheets: [], workbook, relations }))).toBe('no_sheet')
})

test('an OpenDocument row repeated a billion times is a bomb, blank repeated rows are not', async () => {
  const ods = (rows: string) =>
    zipOf([
      storedPart('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
      deflatedPart(
        'content.xml',
        `<office:spreadsheet><table:table table:name="表">${rows}</table:table></office:spreadsheet>`,
      ),
    ])
  const cell = '<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'
  expect(await refusal(ods(`<table:table-row table:number-rows-repeated="999999999">${cell}</table:table-row>`))).toBe(
    'bomb',
  )
  expect(
    await refusal(
      ods(
        `<table:table-row>${cell.replace('<table:table-cell', '$& table:number-columns-repeated="999999999"')}</table:table-row>`,
      ),
    ),
  ).toBe('bomb')
  expect(
    await refusal(
      ods(
        `<table:table-row>${cell}</table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
      ),
    ),
  ).toBe(undefined)
})

test('an old workbook whose sectors lead in a circle or out of the file is refused', async () => {
  const xls = new Uint8Array(XLSX.write(book([['甲', '乙']]), { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
  expect(['truncated', 'damaged']).toContain(await refusal(xls.slice(0, 600)))
  expect(['truncated', 'damaged']).toContain(await refusal(xls.slice(0, xls.length / 2)))
  const circle = compoundFile({ Workbook: Buffer.alloc(6000, 9) })
  const view = new DataView(circle.buffer, circle.byteOffset)
  const directory = view.getUint32(48, true)
  view.setUint32((view.getUint32(76, true) + 1) * 512 + directory * 4, directory, true)
  expect(await refusal(circle)).toBe('damaged')
})

function book(grid: unknown[][]): XLSX.WorkBook {
  const workbook = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(grid), '表')
  return workbook
}
