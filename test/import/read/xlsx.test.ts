import { expect, test } from 'vitest'
import { openWorkbook, type Row } from '../../../workers/import/read/workbook.ts'
import { mergesOf, opened, read, readCells, relation, rowsOf, sheet, xlsx, xlsxParts } from './book.ts'
import { deflatedPart, zipOf } from './zipfile.ts'

const name = '<si><t>张三</t></si>'

test('shared strings, inline strings, formula results, truth values, errors and numbers are read as stored', async () => {
  const cells = [
    '<c r="A1" t="s"><v>0</v></c>',
    '<c r="B1" t="inlineStr"><is><t>李四</t></is></c>',
    '<c r="C1" t="str"><f>A1&amp;"x"</f><v>张三x</v></c>',
    '<c r="D1" t="b"><v>1</v></c>',
    '<c r="E1" t="e"><v>#N/A</v></c>',
    '<c r="F1" s="3"><v>45992.5</v></c>',
    '<c r="G1" t="d"><v>2026-10-31</v></c>',
    '<c r="H1" t="b"><v>0</v></c>',
  ]
  expect(await readCells(sheet(`<row r="1">${cells.join('')}</row>`, name))).toEqual([
    '张三', '李四', '张三x', true, '#N/A', 45992.5, '2026-10-31', false,
  ]) // biome-ignore format: one row
})

test('numbers are the doubles that were written, and what is no number stays text', async () => {
  const written = [
    '0.1',
    '-12',
    '1E+17',
    '510123199001011000',
    '123456789012345',
    '1.7976931348623157E308',
    '3000.35',
    '-0.5',
    '.5',
    '1e999',
    'NaN',
    '0.1234567890123456',
  ]
  const cells = written.map((text) => `<c><v>${text}</v></c>`).join('')
  expect(await readCells(sheet(`<row r="1">${cells}</row>`))).toEqual([
    0.1, -12, 1e17, 510123199001011000, 123456789012345, 1.7976931348623157e308, 3000.35, -0.5, 0.5, '1e999', 'NaN', 0.1234567890123456,
  ]) // biome-ignore format: one row
})

test('a self-closed shared string does not shift the ones after it', async () => {
  const strings = '<si><t>甲</t></si><si/><si><t/></si><si><t>乙</t></si>'
  const cells = [0, 1, 2, 3].map((index) => `<c t="s"><v>${index}</v></c>`).join('')
  expect(await readCells(sheet(`<row>${cells}</row>`, strings))).toEqual(['甲', null, null, '乙'])
})

test('runs of rich text are joined and phonetic guides left out', async () => {
  const rich =
    '<r><rPr><b/></rPr><t>户</t></r><rPh sb="0" eb="1"><t>hù</t></rPh><r><t xml:space="preserve">主 </t></r><phoneticPr fontId="1"/>'
  const inline = `<c t="inlineStr"><is>${rich}</is></c>`
  expect(await readCells(sheet(`<row><c t="s"><v>0</v></c>${inline}</row>`, `<si>${rich}</si>`))).toEqual([
    '户主 ',
    '户主 ',
  ])
})

test('entities, CDATA, comments and _xHHHH_ escapes are what they stand for', async () => {
  const text = 'a&lt;b&#20013;&#x1F600;<![CDATA[<c>&amp;]]><!-- no -->_x000D__x005F_x0041_&unknown;'
  const meant = 'a<b中😀<c>&amp;\r_x0041_&unknown;'
  const inline = `<c t="inlineStr"><is><t>${text}</t></is></c><c t="str"><v>${text}</v></c>`
  expect(await readCells(sheet(`<row><c t="s"><v>0</v></c>${inline}</row>`, `<si><t>${text}</t></si>`))).toEqual([
    meant,
    meant,
    meant,
  ])
})

test('text is never trimmed', async () => {
  expect(
    await readCells(sheet('<row><c t="s"><v>0</v></c></row>', '<si><t xml:space="preserve"> 张　三\n </t></si>')),
  ).toEqual([' 张　三\n '])
})

test('rows and cells without references follow the ones before', async () => {
  const data =
    '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>'
  expect(await read(sheet(data))).toEqual([
    { row: 1, cells: [1, null, 2] },
    { row: 5, cells: [null, null, 3, 4] },
    { row: 6, cells: [5] },
  ])
})

test('a row without a number takes it from its cells', async () => {
  expect(await read(sheet('<row><c r="A7"><v>1</v></c></row><row><c><v>2</v></c></row>'))).toEqual([
    { row: 7, cells: [1] },
    { row: 8, cells: [2] },
  ])
})

test('rows without a value are not rows, however wide they are styled', async () => {
  const styled = '<row r="2"><c r="A2" s="1"/><c r="B2" s="1"></c><c r="C2" t="s"><v>0</v></c></row>'
  expect(
    await read(
      sheet(`<row r="1"/>${styled}<row r="9"><c r="B9" s="1"><v>1</v></c><c r="C9" s="1"/></row>`, '<si><t></t></si>'),
    ),
  ).toEqual([{ row: 9, cells: [null, 1] }])
})

test('a wrong dimension is ignored', async () => {
  const xml =
    '<worksheet><dimension ref="A1"/><sheetData><row r="2"><c r="B2"><v>1</v></c></row></sheetData></worksheet>'
  expect(await read(sheet(xml))).toEqual([{ row: 2, cells: [null, 1] }])
})

test('prefixed elements and attributes in single quotes are the same elements', async () => {
  const xml =
    "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='3'><x:c r='B3' t='s'><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"
  expect(await read(sheet(xml, '<x:sst><x:si><x:t>甲</x:t></x:si></x:sst>'))).toEqual([{ row: 3, cells: [null, '甲'] }])
})

test('what looks like cells in comments, formulas and the parts before the data is not read', async () => {
  const xml =
    '<worksheet><!-- <row><c><v>9</v></c></row> --><cols><col min="1"/></cols><sheetData><row><c><f><![CDATA[<v>7</v>]]></f><v>1</v></c><!--<c><v>8</v></c>--></row></sheetData><row><c><v>6</v></c></row></worksheet>'
  expect(await read(sheet(xml))).toEqual([{ row: 1, cells: [1] }])
})

test('parts in UTF-16 are read', async () => {
  const xml = '\ufeff<worksheet><sheetData><row><c t="inlineStr"><is><t>甲</t></is></c></row></sheetData></worksheet>'
  const parts = xlsxParts({ sheets: [''] }).filter(({ name }) => !name.endsWith('sheet1.xml'))
  const bytes = zipOf([...parts, deflatedPart('xl/worksheets/sheet1.xml', Buffer.from(xml, 'utf16le'))])
  expect(await read(bytes)).toEqual([{ row: 1, cells: ['甲'] }])
})

test('hidden and very hidden sheets say so, chart sheets are passed over, names keep their spaces', async () => {
  const workbook =
    '<workbook><workbookPr date1904="1"/><sheets><sheet name="梨树村 " r:id="a"/><sheet name="字典" state="hidden" r:id="b"/><sheet name="图" r:id="c"/><sheet name="&lt;隐&gt;" state="veryHidden" r:id="d"/></sheets></workbook>'
  const relations =
    relation('a', 'worksheet', 'worksheets/sheet1.xml') +
    relation('b', 'worksheet', '/xl/worksheets/sheet2.xml') +
    relation('c', 'chartsheet', 'chartsheets/sheet1.xml') +
    relation('d', 'worksheet', '../xl/./worksheets/Sheet3.xml')
  const book = await opened(xlsx({ sheets: ['', '', '<row><c><v>3</v></c></row>'], workbook, relations }))
  expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['梨树村 ', false],
    ['字典', true],
    ['<隐>', true],
  ])
  expect(book.date1904).toBe(true)
  expect(await rowsOf(book, 2)).toEqual([{ row: 1, cells: [3] }])
})

test('a workbook of the strict standard is found by its relations', async () => {
  const bytes = xlsx({ sheets: ['<row><c t="s"><v>0</v></c></row>'], strings: name })
  const strict = Buffer.from('http://purl.oclc.org/ooxml/officeDocument/relationships')
  const parts = xlsxParts({ sheets: ['<row><c t="s"><v>0</v></c></row>'], strings: name }).filter(
    ({ name }) => !name.endsWith('workbook.xml.rels'),
  )
  const relations = `<Relationships><Relationship Id="rId1" Type="${strict}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="${strict}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
  expect(await read(zipOf([...parts, deflatedPart('xl/_rels/workbook.xml.rels', relations)]))).toEqual(
    await read(bytes),
  )
})

test('a zip with zip64 sizes, one with something before it, and one with folders as entries are read alike', async () => {
  const parts = xlsxParts({ sheets: ['<row><c><v>1</v></c></row>'] })
  const rows = [{ row: 1, cells: [1] }]
  expect(await read(zipOf(parts, { wide: true }))).toEqual(rows)
  expect(await read(Buffer.concat([Buffer.from('PK......'), zipOf(parts)]))).toEqual(rows)
  expect(await read(zipOf([deflatedPart('xl/', ''), ...parts]))).toEqual(rows)
})

test('merged ranges come with rows from 1 and columns from 0', async () => {
  const xml =
    '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells count="2"><mergeCell ref="A1:AS1"/><mergeCell ref="B3:B7"></mergeCell></mergeCells></worksheet>'
  expect(await mergesOf(sheet(xml))).toEqual([
    { top: 1, left: 0, bottom: 1, right: 44 },
    { top: 3, left: 1, bottom: 7, right: 1 },
  ])
})

test('rows come in chunks of at most 1,000 with their own numbers, and again when asked again', async () => {
  const data = Array.from(
    { length: 25_000 },
    (_, row) => `<row r="${row * 2 + 1}"><c r="A${row * 2 + 1}" t="s"><v>${row % 7000}</v></c></row>`,
  ).join('')
  const strings = Array.from(
    { length: 7000 },
    (_, index) => `<si><t>第${index}户，${'说明'.repeat(index % 50)}</t></si>`,
  ).join('')
  const [only] = (await opened(sheet(data, strings))).sheets
  const meant = Array.from({ length: 25_000 }, (_, row) => ({
    row: row * 2 + 1,
    cells: [`第${row % 7000}户，${'说明'.repeat((row % 7000) % 50)}`],
  }))
  for (let time = 0; time < 2; time++) {
    const chunks: Row[][] = []
    for await (const chunk of only!.rows()) chunks.push(chunk)
    expect(Math.max(...chunks.map(({ length }) => length))).toBe(1000)
    expect(chunks.flat()).toEqual(meant)
  }
})

test('a preview gives the first rows and reads only the beginning of the file', async () => {
  const data = Array.from(
    { length: 60_000 },
    (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>${row}</v></c></row>`,
  ).join('')
  const strings = Array.from(
    { length: 60_000 },
    (_, index) => `<si><t>${index}${Math.sin(index)}${Math.cos(index * index)}</t></si>`,
  ).join('')
  const bytes = sheet(data, strings)
  let taken = 0
  const answer = await openWorkbook({
    name: 'x',
    size: bytes.length,
    read: async (offset, length) => {
      taken += length
      return bytes.subarray(offset, offset + length)
    },
  })
  const [only] = 'workbook' in answer ? answer.workbook.sheets : []
  expect(await only!.preview(2)).toEqual([
    { row: 1, cells: ['001'] },
    { row: 2, cells: [`1${Math.sin(1)}${Math.cos(1)}`] },
  ])
  expect(taken).toBeLessThan(bytes.length / 2)
})

test('one wide row, one long text and one long comment across many chunks stay whole', async () => {
  const long = '长'.repeat(90_000)
  const wide = Array.from({ length: 16_384 }, (_, column) => `<c><v>${column}</v></c>`).join('')
  const rows = await read(
    sheet(`<row>${wide}</row><!--${'x'.repeat(600_000)}--><row><c t="inlineStr"><is><t>${long}</t></is></c></row>`),
  )
  expect(rows.map(({ row, cells }) => [row, cells.length])).toEqual([
    [1, 16_384],
    [2, 1],
  ])
  expect(rows[0]!.cells[16_383]).toBe(16_383)
  expect(rows[1]!.cells[0]).toBe(long)
})
