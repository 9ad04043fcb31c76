import { windows } from './bytewindow.ts'
import { inflate, inflateWhole } from './inflate.ts'
import type { Limits } from './limits.ts'
import { markupEnd } from './markup.ts'
import { OdsScan } from './odsscan.ts'
import { ReadRefused } from './refusal.ts'
import type { Merge, Row } from './row.ts'
import { sheetOf } from './rowsheet.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { asUtf8, decodeXml } from './xmlencoding.ts'
import { tags } from './xmlpart.ts'
import type { Zip } from './zip.ts'

const chunkRows = 1000

/** An OpenDocument spreadsheet, read as a stream like an `.xlsx`. All its sheets are in one part, scanned once to list them. */
export async function openOds(zip: Zip, limits: Limits): Promise<Workbook> {
  await refuseEncrypted(zip, limits)
  const names = new OdsScan(-1, limits)
  for await (const _ of scanned(zip, names, limits));
  if (names.sheets.length === 0) throw new ReadRefused('not_workbook')
  return {
    format: 'ods',
    date1904: names.date1904,
    sheets: names.sheets.map((_, index) => odsSheet(zip, names, index, limits)),
  }
}

function odsSheet(zip: Zip, names: OdsScan, index: number, limits: Limits): Sheet {
  const { name, hidden } = names.sheets[index]!
  const merges = async (): Promise<Merge[]> => {
    const scan = new OdsScan(index, limits)
    for await (const _ of scanned(zip, scan, limits));
    return scan.merges
  }
  return sheetOf(name, hidden, () => scanned(zip, new OdsScan(index, limits), limits), merges)
}

async function refuseEncrypted(zip: Zip, limits: Limits): Promise<void> {
  const manifest = zip.entries.get('meta-inf/manifest.xml')
  if (!manifest) return
  const found = tags(decodeXml(await inflateWhole(zip, manifest, limits)))
  if (found.some(({ name }) => name === 'encryption-data')) throw new ReadRefused('encrypted')
}

async function* scanned(zip: Zip, scan: OdsScan, limits: Limits): AsyncGenerator<Row[]> {
  const content = asUtf8(inflate(zip, zip.entries.get('content.xml')!, limits))
  for await (const window of windows(content, limits.cell)) {
    const { bytes } = window
    for (;;) {
      const open = bytes.indexOf(0x3c, window.at)
      const end = open < 0 ? -1 : markupEnd(bytes, open)
      if (end < 0) break
      scan.text(bytes, window.at, open)
      scan.markup(bytes, open, end)
      window.at = end
      while (scan.rows.length >= chunkRows) yield scan.rows.splice(0, chunkRows)
    }
    if (scan.done) break
  }
  if (scan.rows.length) yield scan.rows
}
