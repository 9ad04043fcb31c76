import { type Cell, columnName, type Sheet } from './sheet.ts'
import { openZip } from './zip.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Writes a workbook row by row: short text is shared, long text stays in its cell, so that memory holds no sheet. */
export async function writeXlsx(path: string, sheets: Sheet[]) {
  const zip = openZip(path)
  const shared = new Map<string, number>()
  for (const [i, sheet] of sheets.entries()) await zip.add(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, shared))
  await zip.add('xl/sharedStrings.xml', sharedXml(shared))
  await zip.add('xl/styles.xml', [styles])
  await zip.add('xl/workbook.xml', [workbookXml(sheets)])
  await zip.add('xl/_rels/workbook.xml.rels', [relationsXml(sheets)])
  await zip.add('_rels/.rels', [
    `${prolog}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ])
  await zip.add('[Content_Types].xml', [contentTypes(sheets)])
  zip.close()
}

function* sheetXml(sheet: Sheet, shared: Map<string, number>): Iterable<string> {
  yield `${prolog}<worksheet xmlns="${main}">${sheet.dimension ? `<dimension ref="${sheet.dimension}"/>` : ''}<sheetData>`
  let row = 0
  for (const cells of sheet.rows) yield rowXml(++row, cells, shared)
  yield '</sheetData>'
  if (sheet.merges?.length)
    yield `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  yield '</worksheet>'
}

const letters = Array.from({ length: 100 }, (_, i) => columnName(i))

function rowXml(row: number, cells: Cell[], shared: Map<string, number>): string {
  let xml = `<row r="${row}">`
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]
    if (cell === null || cell === undefined || cell === '') continue
    const ref = letters[i]! + row
    if (typeof cell === 'number') xml += `<c r="${ref}"><v>${cell}</v></c>`
    else if (typeof cell === 'object') xml += `<c r="${ref}" s="1"><v>${cell.serial}</v></c>`
    else if (cell.length > 30)
      xml += `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
    else {
      const at = shared.get(cell) ?? shared.size
      if (at === shared.size) shared.set(cell, at)
      xml += `<c r="${ref}" t="s"><v>${at}</v></c>`
    }
  }
  return `${xml}</row>`
}

function* sharedXml(shared: Map<string, number>): Iterable<string> {
  yield `${prolog}<sst xmlns="${main}" uniqueCount="${shared.size}">`
  for (const text of shared.keys()) yield `<si><t xml:space="preserve">${escaped(text)}</t></si>`
  yield '</sst>'
}

const escaped = (text: string) =>
  /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text

const styles = `${prolog}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`

function workbookXml(sheets: Sheet[]): string {
  const list = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  )
  const first = sheets.findIndex((sheet) => !sheet.hidden)
  return `${prolog}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView activeTab="${first}"/></bookViews><sheets>${list.join('')}</sheets></workbook>`
}

function relationsXml(sheets: Sheet[]): string {
  const list = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  const rest = [`sharedStrings`, 'styles'].map(
    (name, i) => `<Relationship Id="rId${sheets.length + i + 1}" Type="${relations}/${name}" Target="${name}.xml"/>`,
  )
  return `${prolog}<Relationships xmlns="${packages}/relationships">${list.join('')}${rest.join('')}</Relationships>`
}

function contentTypes(sheets: Sheet[]): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${type}.${kind}+xml"/>`
  const parts = [
    part('workbook', 'sheet.main'),
    part('sharedStrings', 'sharedStrings'),
    part('styles', 'styles'),
    ...sheets.map((_, i) => part(`worksheets/sheet${i + 1}`, 'worksheet')),
  ]
  return `${prolog}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`
}
