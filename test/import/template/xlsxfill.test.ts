import { expect, test } from 'vitest'
import { partOf } from '../handback/handed.ts'
import { relation, xlsx } from '../read/book.ts'
import { deflatedPart } from '../read/zipfile.ts'
import { filled, rowAt } from './filling.ts'
import { idNumber, name } from './people.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const text = (ref: string, words: string, style = 0) =>
  `<c r="${ref}" s="${style}" t="inlineStr"><is><t>${words}</t></is></c>`
const headers = ['序号', '户主', '户编号', '证件号码', '结对干部', '', '人数', '折算', '备注']

/** A real form: title over all, header of two rows, three rows numbered already with a formula each, sum, notes, signatures. */
const body = (row: number) =>
  `<row r="${row}" ht="24" customHeight="1" spans="1:9"><c r="A${row}" s="2"><v>${row - 3}</v></c>${['B', 'C', 'D', 'E', 'F', 'G'].map((at) => `<c r="${at}${row}" s="2"/>`).join('')}<c r="H${row}" s="3"><f>SUM(G${row}:G${row})*2</f><v>0</v></c><c r="I${row}" s="2"/></row>`
const sheet = `<worksheet xmlns="${main}"><dimension ref="A1:I9"/><cols><col min="1" max="9" width="12"/></cols><sheetData>
<row r="1">${text('A1', '某县结对帮扶表', 1)}</row>
<row r="2">${headers.map((words, i) => (words === '' ? '' : text(`${'ABCDEFGHI'[i]}2`, words, 1))).join('')}</row>
<row r="3">${text('E3', '帮扶责任人')}${text('F3', '单位')}</row>
${body(4)}${body(5)}${body(6)}
<row r="7">${text('A7', '合计')}<c r="G7" s="2"><f>SUM(G4:G6)</f><v>0</v></c></row>
<row r="8">${text('A8', '说明：按户填写。')}</row>
<row r="9">${text('A9', '填表人：')}${text('E9', '审核人：')}</row>
</sheetData><autoFilter ref="A3:I6"/><mergeCells count="6"><mergeCell ref="A1:I1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="E2:F2"/><mergeCell ref="A8:I8"/><mergeCell ref="A4:A5"/></mergeCells><conditionalFormatting sqref="G4:G6"><cfRule type="expression" priority="1"><formula>G4&gt;9</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="I4:I6"><formula1>"是,否"</formula1></dataValidation></dataValidations><rowBreaks count="1"><brk id="8"/></rowBreaks></worksheet>`
const styles = `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellXfs count="4"><xf/><xf/><xf numFmtId="49"/><xf numFmtId="2"/></cellXfs></styleSheet>`
const workbook = `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="户表" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">户表!$A$1:$I$9</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">户表!$1:$3</definedName></definedNames></workbook>`
const parts = {
  sheets: [sheet],
  workbook,
  relations:
    relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
    relation('rIdY', 'styles', 'styles.xml') +
    relation('rIdC', 'calcChain', 'calcChain.xml'),
  others: [
    deflatedPart(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>`,
    ),
    deflatedPart('xl/styles.xml', styles),
    deflatedPart('xl/calcChain.xml', '<calcChain/>'),
  ],
}

test('a form with too few rows gets as many as it needs, and what stands below it stays below', async () => {
  const { rows, merges, book } = await filled('结对表.xlsx', xlsx(parts), 25)
  expect(rowAt(rows, 4).slice(0, 7)).toEqual([
    1,
    name(1),
    '5299010000000001',
    idNumber(1),
    `陈${name(1)}`,
    '县农业农村局',
    3,
  ])
  expect(rowAt(rows, 28).slice(0, 3)).toEqual([25, name(25), '5299010000000025'])
  expect(rowAt(rows, 29)[0]).toBe('合计')
  expect(rowAt(rows, 30)[0]).toBe('说明：按户填写。')
  expect(rowAt(rows, 31)).toEqual(['填表人：', null, null, null, '审核人：'])
  // A merge over several rows would hide who stands below the first of them.
  expect(merges).toEqual(['1,0:1,8', '2,0:3,0', '2,1:3,1', '2,4:2,5', '30,0:30,8'])
  const other = book.Sheets.户表!
  expect([other.H4, other.H6, other.H28, other.G29].map((cell) => cell?.f)).toEqual([
    'SUM(G4:G4)*2',
    'SUM(G6:G6)*2',
    'SUM(G28:G28)*2',
    'SUM(G4:G28)',
  ])
  expect([other.D28?.t, other.D28?.v]).toEqual(['s', idNumber(25)])
})

test('rules, filters, breaks, names to print and styles go with the rows', async () => {
  const { bytes } = await filled('结对表.xlsx', xlsx(parts), 25)
  const written = await partOf(bytes, 'xl/worksheets/sheet1.xml')
  expect(written).toContain('<autoFilter ref="A3:I28"/>')
  expect(written).toContain('<conditionalFormatting sqref="G4:G28">')
  expect(written).toContain('<formula>G4&gt;9</formula>')
  expect(written).toContain('type="list" sqref="I4:I28"')
  expect(written).toContain('<formula1>"是,否"</formula1>')
  expect(written).toContain('<brk id="30"/>')
  expect(written).not.toContain('<dimension')
  expect(written).toMatch(
    /<row r="28" ht="24" customHeight="1"><c r="A28" s="2"><v>25<\/v><\/c><c r="B28" s="2" t="inlineStr">/,
  )
  const names = await partOf(bytes, 'xl/workbook.xml')
  expect(names).toContain('户表!$A$1:$I$31<')
  expect(names).toContain('户表!$1:$3<')
  expect(names).toContain('fullCalcOnLoad="1"')
  // The order formulas were reckoned in is another now.
  expect(await partOf(bytes, '[content_types].xml')).not.toContain('calcChain')
  expect(await partOf(bytes, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain')
})

test('a form with rows to spare keeps them, its own numbers and formats in them', async () => {
  const { rows, merges } = await filled('结对表.xlsx', xlsx(parts), 2)
  expect(rowAt(rows, 5).slice(0, 2)).toEqual([2, name(2)])
  expect(rowAt(rows, 6).slice(0, 2)).toEqual([])
  expect(rowAt(rows, 7)[0]).toBe('合计')
  expect(merges).toContain('8,0:8,8')
})

test('two tables side by side are filled from left to right', async () => {
  const side = (at: string, row: number, words: string[]) =>
    words.map((word, i) => text(`${String.fromCharCode(at.charCodeAt(0) + i)}${row}`, word)).join('')
  const notice = ['序号', '村民小组', '户主姓名', '家庭人口数']
  const form = xlsx({
    sheets: [`<row r="1">${side('A', 1, notice)}${side('E', 1, notice)}</row>`],
    others: parts.others.slice(0, 1),
  })
  const { rows } = await filled('公示名单.xlsx', form, 3)
  expect(rows.slice(1).map(({ cells }) => cells)).toEqual([
    [1, '一组', name(1), 3, 2, '一组', name(2), 3],
    [3, '一组', name(3), 3],
  ])
})

test('formulas and marks in names of people stay words', async () => {
  const { bytes } = await filled('结对表.xlsx', xlsx(parts), 1)
  const written = await partOf(bytes, 'xl/worksheets/sheet1.xml')
  expect(written.match(/<f>[^<]*<\/f>/g)).toEqual([
    '<f>SUM(G4:G4)*2</f>',
    '<f>SUM(G5:G5)*2</f>',
    '<f>SUM(G6:G6)*2</f>',
    '<f>SUM(G4:G6)</f>',
  ])
})
