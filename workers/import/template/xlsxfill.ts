/** An empty `.xlsx` filled in place: its sheets' rows, and what names ranges of them; every other part is copied as it is kept. */

import { escaped } from '../handback/rowpatch.ts'
import { inUtf8 } from '../handback/sheethead.ts'
import { keptBytes, made, partText, text } from '../handback/xlsx.ts'
import { type Part, zipped } from '../handback/zipwriter.ts'
import { inflateWhole } from '../read/inflate.ts'
import { defaultLimits as limits } from '../read/limits.ts'
import { mainPart, relations, workbookParts } from '../read/workbookparts.ts'
import { decodeXml } from '../read/xmlencoding.ts'
import { partKey, type Zip, type ZipEntry } from '../read/zip.ts'
import type { SheetFill } from './fill.ts'
import { type Inserted, movedFormula, movedRanges, movedRow } from './reference.ts'
import { unescaped } from './rowxml.ts'
import { type FilledSheet, filledSheet } from './sheetfill.ts'
import { wellFormed } from './wellformed.ts'

export async function* filledXlsx(zip: Zip, fills: SheetFill[]): AsyncGenerator<Uint8Array> {
  const main = partKey((await mainPart(zip, limits))!)
  const filled = new Map<ZipEntry, FilledSheet>()
  const moved = new Map<string, Inserted>()
  for (const { name, entry } of (await workbookParts(zip, limits)).sheets) {
    const fill = fills.find(({ sheet }) => sheet === name)
    if (!fill) continue
    const xml = decodeXml(await inflateWhole(zip, entry, limits)).replace(/^\ufeff/, '')
    const sheet = filledSheet(wellFormed(xml), fill)
    filled.set(entry, sheet)
    if (sheet.inserted) moved.set(name, sheet.inserted)
  }
  const changed = new Map([[main, bookXml(wellFormed(await partText(zip, main)), moved)]])
  for (const [entry, { inserted }] of filled) if (inserted) await moveBeside(zip, entry, inserted, changed)
  await dropChain(zip, main, changed)
  async function* parts(): AsyncGenerator<Part> {
    for (const [key, entry] of zip.entries) {
      const sheet = filled.get(entry)
      const own = changed.get(key)
      if (sheet) yield made(entry.nameBytes, entry.modified, encoded(sheet.xml))
      else if (own !== undefined)
        yield made(
          entry.nameBytes,
          entry.modified,
          text(() => inUtf8(own)),
        )
      else if (!isChain(key)) yield { entry, kept: keptBytes(zip, entry) }
    }
  }
  yield* zipped(parts())
}

/** Parts that name a sheet's cells: its tables, comments and pictures. */
async function moveBeside(zip: Zip, entry: ZipEntry, inserted: Inserted, changed: Map<string, string>): Promise<void> {
  for (const { type, target } of (await relations(zip, partKey(entry.name), limits)).values()) {
    const key = partKey(target)
    if (!zip.entries.has(key)) continue
    const change = besides[type]
    if (change) changed.set(key, change(changed.get(key) ?? (await partText(zip, key)), inserted))
  }
}

const withRefs = (xml: string, inserted: Inserted) =>
  xml.replace(/(\sref\s*=\s*")([^"]*)(?=")/g, (_, open, list) => open + movedRanges(list, inserted))
const besides: Record<string, (xml: string, inserted: Inserted) => string> = {
  table: withRefs,
  comments: withRefs,
  // Rows of drawings count from 0.
  drawing: (xml, inserted) =>
    xml.replace(/(<xdr:row>)(\d+)(?=<)/g, (_, open, row) => `${open}${movedRow(Number(row) + 1, inserted) - 1}`),
  vmlDrawing: (xml, inserted) =>
    xml.replace(/(<x:Row>)(\d+)(?=<)/g, (_, open, row) => `${open}${movedRow(Number(row) + 1, inserted) - 1}`),
}

const isChain = (key: string) => /(^|\/)calcchain\.xml$/.test(key)

/** The order formulas were reckoned in names cells that are others now; without it programs find their own. */
async function dropChain(zip: Zip, main: string, changed: Map<string, string>): Promise<void> {
  if (![...zip.entries.keys()].some(isChain)) return
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  for (const key of ['[content_types].xml', `${folder}_rels/${main.slice(folder.length)}.rels`]) {
    const xml = await partText(zip, key)
    const without = (tag: string) => (/calcChain/i.test(tag) ? '' : tag)
    if (xml) changed.set(key, wellFormed(xml).replace(/<(?:Override|Relationship)\s[^>]*\/>/gi, without))
  }
}

async function* encoded(xml: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const some of xml) if (some !== '') yield encoder.encode(some)
}

/** Named ranges (print area, print titles, filters) as long as the table is now; formulas reckoned when it is opened. */
function bookXml(xml: string, moved: Map<string, Inserted>): string {
  const names = xml.replace(/(<(?:[\w.-]+:)?definedName\s[^>]*>)([^<]*)(?=<)/g, (_, open: string, list: string) => {
    let formula = unescaped(list)
    for (const [name, inserted] of moved) formula = movedFormula(formula, inserted, (sheet) => sheet === name)
    return open + escaped(formula)
  })
  return reckoned(names)
}

function reckoned(xml: string): string {
  const p = /<([\w.-]+:)?workbook(?=[\s>])/.exec(xml)?.[1] ?? ''
  const there = new RegExp(`<${p}calcPr([^>]*?)/?>(?:</${p}calcPr>)?`).exec(xml)
  if (there) {
    const attributes = there[1]!.replace(/\sfullCalcOnLoad\s*=\s*"[^"]*"/, '')
    return xml.replace(there[0], () => `<${p}calcPr${attributes} fullCalcOnLoad="1"/>`)
  }
  const after = [
    ...xml.matchAll(new RegExp(`</?${p}(?:sheets|functionGroups|externalReferences|definedNames)(?:\\s[^>]*)?>`, 'g')),
  ].at(-1)
  const at = after === undefined ? -1 : after.index + after[0].length
  return at < 0 ? xml : `${xml.slice(0, at)}<${p}calcPr calcId="0" fullCalcOnLoad="1"/>${xml.slice(at)}`
}
