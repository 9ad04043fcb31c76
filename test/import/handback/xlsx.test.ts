import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { mergesOf, read, relation, sheet, xlsx } from '../read/book.ts'
import { deflatedPart } from '../read/zipfile.ts'
import { handed, keptParts, partOf, said, table } from './handed.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const cell = (ref: string, text: string, more = '') => `<c r="${ref}"${more} t="inlineStr"><is><t>${text}</t></is></c>`
const row = (number: number, ...texts: string[]) =>
  `<row r="${number}">${texts.map((text, at) => cell('ABCDEF'[at]! + number, text)).join('')}</row>`
const people = row(1, '姓名', '电话') + row(2, '张三', '1390000') + row(3, '李四', '13900000000')
const phone = '【必须改】“电话”：电话号码异常。应为 11 位手机号或带区号的固定电话。请核对。'

const styles = `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF00FF00"/></patternFill></fill></fills><borders count="1"><border/></borders><cellXfs count="3"><xf/><xf numFmtId="49" fillId="2" applyFill="1"/><xf numFmtId="14"><alignment horizontal="center"/></xf></cellXfs><dxfs count="0"/></styleSheet>`
const relations = relation('rId1', 'worksheet', 'worksheets/sheet1.xml') + relation('rIdY', 'styles', 'styles.xml')
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const typed = (name: string, is: string) => `<Override PartName="/xl/${name}.xml" ContentType="${type}.${is}+xml"/>`
const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${typed('workbook', 'sheet.main')}${typed('worksheets/sheet1', 'worksheet')}${typed('styles', 'styles')}</Types>`
const typesPart = deflatedPart('[Content_Types].xml', types)
const styled = (data: string, others = [deflatedPart('xl/styles.xml', styles)]) =>
  xlsx({ sheets: [data], relations, others: [typesPart, ...others] })

test('each row says its problems right of all that is used, under a heading of its own', async () => {
  const { bytes, extension } = await handed(sheet(people), { 表1: said([{ row: 2, at: 1, header: '电话' }]) })
  expect(extension).toBe(null)
  expect(await read(bytes)).toEqual([
    { row: 1, cells: ['姓名', '电话', '结对问题'] },
    { row: 2, cells: ['张三', '1390000', phone] },
    { row: 3, cells: ['李四', '13900000000'] },
  ])
})

test('several problems are told a line each, those that must be mended first, the same one of two columns once', async () => {
  const issues = [
    { row: 2, at: 0, header: '民族', code: 'unknown-word', level: 'notice' as const },
    { row: 2, at: 1, header: '电话' },
    { row: 2, at: 2, header: '手机' },
    { row: 2, code: 'no-key' },
  ]
  const [, second] = await read((await handed(sheet(people), { 表1: said(issues) })).bytes)
  expect(String(second!.cells[2]).split('\n')).toEqual([
    phone.replace('“电话”', '“电话”“手机”'),
    expect.stringMatching(/^【必须改】缺少必填的内容。/),
    expect.stringMatching(/^【提示】“民族”：不在选项之内。/),
  ])
})

test('what is said of a column or a sheet stands below its heading, what was mended beside its row', async () => {
  const notes = said(
    [
      { row: null, header: '电话' },
      { row: null, code: 'no-township' },
    ],
    {
      fixes: [
        { row: 3, at: 1, was: '13900000000', value: '13900000001' },
        { row: 0, at: 0, was: '张三', value: '张山' },
      ],
      tables: [table(1, 1, ['姓名', '电话'])],
    },
  )
  const { bytes } = await handed(sheet(people), { 表1: notes })
  const rows = await read(bytes)
  expect(String(rows[1]!.cells[2]).split('\n')).toEqual([
    expect.stringMatching(/^【必须改】“电话”整列：电话号码异常/),
    expect.stringMatching(/^【必须改】整张表：不知道属于哪个乡镇/),
    '【已更正】“姓名”：整列写“张三”的，已在结对中更正为“张山”。',
  ])
  expect(rows[2]!.cells[2]).toBe('【已更正】“电话”：已在结对中更正为“13900000001”。')
})

test('a cell in question keeps its format and gets a colour, what is not in question is not touched', async () => {
  const data = `<row r="1">${cell('A1', '姓名', ' s="1"')}</row><row r="2" spans="1:2" ht="90">${cell('A2', '张三', ' s="2"')}<c r="B2" s="1"><f>A2&amp;"x"</f><v>7</v></c></row>`
  const file = styled(data)
  const { bytes } = await handed(file, {
    表1: said([
      { row: 2, at: 0 },
      { row: 2, at: 1, level: 'notice' },
    ]),
  })
  const after = await partOf(bytes, 'xl/styles.xml')
  expect(after).toContain('<fills count="5">')
  expect(after).toContain('<xf applyFill="1" fillId="3" numFmtId="14"><alignment horizontal="center"/></xf>')
  expect(after).toContain('<xf applyFill="1" fillId="4" numFmtId="49"/>')
  expect(after).toContain('<cellXfs count="6">')
  expect(after).toContain('<dxfs count="0"/>')
  const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
  expect(xml).toContain('<row r="2" ht="90">')
  expect(xml).toContain('<c s="4" r="B2"><f>A2&amp;"x"</f><v>7</v></c>')
  expect(XLSX.read(bytes, { cellStyles: true }).Sheets.表1!.C2.v).toMatch(/电话号码异常/)
})

test('a row becomes as high as its words, unless somebody has set its height', async () => {
  const tags = ['r="1"', 'r="2" ht="13.5"', 'r="3" ht="13.5" customHeight="1"', 'r="4" ht="99"', 'r="5"']
  const data = tags.map((tag, at) => `<row ${tag}>${cell(`A${at + 1}`, '张三')}</row>`).join('')
  const issues = [2, 3, 4].map((number) => ({ row: number, at: 0, header: '电话' }))
  const xml = await partOf((await handed(sheet(data), { 表1: said(issues) })).bytes, 'xl/worksheets/sheet1.xml')
  expect([...xml.matchAll(/<row [^>]*>/g)].map(String)).toEqual([
    '<row r="1">',
    '<row ht="36" r="2">',
    '<row r="3" ht="13.5" customHeight="1">',
    '<row r="4" ht="99">',
    '<row r="5">',
  ])
})

test('every part it does not write is the bytes it was', async () => {
  const others = [
    deflatedPart('xl/styles.xml', styles),
    deflatedPart('xl/drawings/drawing1.xml', '<wsDr/>'),
    deflatedPart(
      'xl/vbaProject.bin',
      new Uint8Array(5000).map((_, at) => at * at),
    ),
    deflatedPart('docProps/app.xml', '<Properties/>'),
  ]
  const file = styled(people, others)
  const before = await keptParts(file)
  const after = await keptParts((await handed(file, { 表1: said([{ row: 2 }]) })).bytes)
  const touched = Object.keys(before).filter((name) => before[name] !== after[name])
  expect([touched, Object.keys(after).sort()]).toEqual([
    ['xl/worksheets/sheet1.xml', 'xl/styles.xml'],
    Object.keys(before).sort(),
  ])
})

test('what stands around the rows stays: widths, panes, merges, filters, validations, formats by condition', async () => {
  const around = (cols: string) =>
    `<worksheet xmlns="${main}"><dimension ref="A1:B3"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="14"/>${cols}<sheetData>${people}</sheetData><autoFilter ref="A1:B3"/><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells><conditionalFormatting sqref="A1"/><dataValidations count="1"><dataValidation sqref="B2"/></dataValidations><pageMargins left="1"/></worksheet>`
  const cols = '<cols><col min="1" max="1" width="9"/><col min="2" max="20" width="12" style="1"/></cols>'
  const { bytes } = await handed(styled(around(cols)), { 表1: said([{ row: 2, at: 1 }]) })
  const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
  const [head, rest] = xml.split('<sheetData>') as [string, string]
  const before = around(cols).split('<sheetData>') as [string, string]
  expect(head).toBe(
    before[0]
      .replace('A1:B3', 'A1:C3')
      .replace(
        '<col min="2" max="20" width="12" style="1"/>',
        '<col min="2" max="2" width="12" style="1"/><col min="3" max="3" width="64" customWidth="1"/><col min="4" max="20" width="12" style="1"/>',
      ),
  )
  expect(rest.split('</sheetData>')[1]).toBe(before[1].split('</sheetData>')[1])
  expect(await mergesOf(bytes)).toEqual([{ top: 2, left: 0, bottom: 3, right: 0 }])
})

test('rows and cells that are not there are made, in their place', async () => {
  const data = `<row r="1">${cell('A1', '姓名')}${cell('C1', '电话')}</row><row r="3"/><row r="4">${cell('C4', '1')}</row>`
  const issues = [2, 3, 4, 9].map((number) => ({ row: number, at: 1 }))
  const { bytes } = await handed(sheet(data), { 表1: said(issues) })
  const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
  expect([...xml.matchAll(/ r="([A-Z]*\d+)"/g)].map(([, ref]) => ref).join(' ')).toBe(
    '1 A1 C1 D1 2 B2 D2 3 B3 D3 4 B4 C4 D4 9 B9 D9',
  )
  expect((await read(bytes)).map((one) => one.row)).toEqual([1, 2, 3, 4, 9])
})

test.each([
  [
    'a prefix',
    `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>姓名</x:v></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
  ],
  [
    'strict namespaces',
    `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row r="1"><c t="str"><v>姓名</v></c></row><row><c><v>1</v></c></row></sheetData></worksheet>`,
  ],
  [
    'comments and CDATA that look like markup',
    `<worksheet xmlns="${main}"><sheetData><row r="1"><c t="str"><v><![CDATA[姓名]]></v></c><!-- </row> --></row><row r="2"><c t="str"><v><![CDATA[</c></row>]]></v></c></row></sheetData></worksheet>`,
  ],
])('a sheet with %s is handed back as well', async (_, xml) => {
  const { bytes } = await handed(sheet(xml), { 表1: said([{ row: 2, at: 0 }]) })
  const before = await read(sheet(xml))
  expect(await read(bytes)).toEqual([
    { row: 1, cells: [before[0]!.cells[0], '结对问题'] },
    { row: 2, cells: [before[1]!.cells[0], phone.replace('“电话”：', '')] },
  ])
})

test('a sheet in UTF-16 comes back in UTF-8', async () => {
  const xml = `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${main}"><sheetData>${people}</sheetData></worksheet>`
  const file = xlsx({
    sheets: ['worksheet'],
    others: [deflatedPart('xl/worksheets/sheet1.xml', Buffer.from(`\ufeff${xml}`, 'utf16le'))],
  })
  const { bytes } = await handed(file, { 表1: said([{ row: 3 }]) })
  expect((await read(bytes))[2]!.cells).toEqual(['李四', '13900000000', phone.replace('“电话”：', '')])
  expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/)
})

test('a workbook without formats gets a part for them', async () => {
  const { bytes } = await handed(xlsx({ sheets: [people], others: [typesPart] }), { 表1: said([{ row: 2, at: 1 }]) })
  expect(await partOf(bytes, 'xl/jieduistyles.xml')).toMatch(/<cellXfs count="3">/)
  expect(await partOf(bytes, '[Content_Types].xml')).toContain('PartName="/xl/jieduistyles.xml"')
  expect(await partOf(bytes, 'xl/_rels/workbook.xml.rels')).toContain('Target="jieduistyles.xml"')
})

test('words are never a formula, and nothing of them is markup', async () => {
  const header = '=HYPERLINK("http://a")</t></is></c><c><f>1+1</f>_x0041_\u0001'
  const { bytes } = await handed(sheet(people), { 表1: said([{ row: 2, at: 1, header }]) })
  const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
  expect(xml).not.toContain('<f>')
  expect((await read(bytes))[1]!.cells).toEqual(['张三', '1390000', phone.replace('电话', header)])
})

test('a workbook handed back, mended and uploaded is handed back in the same column, old words and colours gone', async () => {
  const first = await handed(styled(people), {
    表1: said([
      { row: 2, at: 1, header: '电话' },
      { row: 3, at: 0 },
    ]),
  })
  const again = await handed(first.bytes, { 表1: said([{ row: 3, at: 1, header: '电话' }]) })
  expect((await read(again.bytes)).map(({ cells }) => cells)).toEqual([
    ['姓名', '电话', '结对问题'],
    ['张三', '1390000'],
    ['李四', '13900000000', phone],
  ])
  const book = XLSX.read(again.bytes, { cellStyles: true }).Sheets.表1!
  const colour = (ref: string) => book[ref]?.s?.fgColor?.rgb as string | undefined
  expect([colour('B2'), colour('A3'), colour('B3')]).toEqual([undefined, undefined, 'FFCCD1'])
})

test('two tables on a sheet have a heading each, and a merge that covers a column is not written under', async () => {
  const data = `<worksheet xmlns="${main}"><sheetData>${row(1, '姓名', '电话')}${row(2, '张三', '1')}${row(4, '户主', '人口')}${row(5, '李四', '2')}</sheetData><mergeCells><mergeCell ref="B4:C4"/><mergeCell ref="A1:XFD1"/></mergeCells></worksheet>`
  const { bytes } = await handed(sheet(data), { 表1: said([{ row: 5, at: 1 }], { tables: [table(1), table(4)] }) })
  expect((await read(bytes)).map(({ cells }) => cells[3] ?? null)).toEqual([
    '结对问题',
    null,
    '结对问题',
    expect.stringMatching(/^【/),
  ])
})

test('a sheet without problems stays as it is', async () => {
  const file = xlsx({ sheets: [people, people] })
  const after = await keptParts((await handed(file, { 表2: said([{ row: 2 }]) })).bytes)
  expect(after['xl/worksheets/sheet1.xml']).toBe((await keptParts(file))['xl/worksheets/sheet1.xml'])
})
