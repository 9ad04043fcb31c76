import { inflate, inflateWhole } from '../read/inflate.ts'
import { defaultLimits as limits } from '../read/limits.ts'
import { slices } from '../read/source.ts'
import type { Workbook } from '../read/workbook.ts'
import { mainPart, relations, workbookParts } from '../read/workbookparts.ts'
import { asUtf8, decodeXml } from '../read/xmlencoding.ts'
import { dataOffset, partKey, type Zip, type ZipEntry } from '../read/zip.ts'
import { extentOf } from './extent.ts'
import { marksOf, type Notes, type SheetNotes } from './mark.ts'
import { inUtf8 } from './sheethead.ts'
import { patchedSheet } from './sheetpatch.ts'
import { emptyStyles, Styles } from './styles.ts'
import { firstDay, type Part, zipped } from './zipwriter.ts'

/**
 * An `.xlsx` with its problems: only sheets that have any and the cell formats are written anew, every other part is copied
 * as the bytes it is kept as. `notes` by the sheet's name.
 */
export async function* markedXlsx(zip: Zip, workbook: Workbook, notes: Notes): AsyncGenerator<Uint8Array> {
  const opened = await openPackage(zip)
  const { sheets } = await workbookParts(zip, limits)
  const marked = new Map<ZipEntry, SheetNotes & { name: string }>()
  for (const { name, entry } of sheets) {
    const found = notes(name)
    if (found && !marked.has(entry)) marked.set(entry, { ...found, name })
  }
  async function* parts(): AsyncGenerator<Part> {
    for (const entry of zip.entries.values()) {
      const found = marked.get(entry)
      if (found) yield made(entry.nameBytes, entry.modified, sheetWith(zip, entry, workbook, found, opened.styles))
      else if (opened.changed.has(partKey(entry.name)))
        yield made(
          entry.nameBytes,
          entry.modified,
          text(() => inUtf8(opened.changed.get(partKey(entry.name))!)),
        )
      else if (entry !== opened.stylesEntry) yield { entry, kept: keptBytes(zip, entry) }
    }
    const { stylesName, stylesEntry, styles } = opened
    yield made(
      stylesName,
      stylesEntry?.modified ?? firstDay,
      text(() => inUtf8(styles.xml())),
    )
  }
  yield* zipped(parts())
}

export function made(name: Uint8Array, modified: number, content: AsyncIterable<Uint8Array>): Part {
  return { name, modified, content }
}

export async function* text(write: () => string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(write())
}

export async function* keptBytes(zip: Zip, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  yield* slices(zip.source, await dataOffset(zip.source, entry), entry.deflated)
}

async function* sheetWith(
  zip: Zip,
  entry: ZipEntry,
  workbook: Workbook,
  notes: SheetNotes & { name: string },
  styles: Styles,
): AsyncGenerator<Uint8Array> {
  const sheet = workbook.sheets.find(({ name }) => name === notes.name)!
  const { column, freshFrom, last } = await extentOf(sheet, notes)
  const xml = asUtf8(inflate(zip, entry, limits))
  yield* patchedSheet(xml, marksOf(notes), { column, freshFrom, styles }, last)
}

interface Package {
  styles: Styles
  stylesName: Uint8Array
  stylesEntry: ZipEntry | undefined
  /** Small parts that say that there are styles now, where there were none. */
  changed: Map<string, string>
}

async function openPackage(zip: Zip): Promise<Package> {
  const main = (await mainPart(zip, limits))!
  const related = [...(await relations(zip, main, limits)).values()].find(({ type }) => type === 'styles')
  const stylesEntry = related && zip.entries.get(partKey(related.target))
  if (stylesEntry) {
    const styles = new Styles(decodeXml(await inflateWhole(zip, stylesEntry, limits)).replace(/^\ufeff/, ''))
    return { styles, stylesName: stylesEntry.nameBytes, stylesEntry, changed: new Map() }
  }
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const target = 'jieduistyles.xml'
  const relationsName = `${folder}_rels/${main.slice(folder.length)}.rels`
  const typesName = '[content_types].xml'
  const [links, types] = await Promise.all([partText(zip, relationsName), partText(zip, typesName)])
  const strict = links.includes('purl.oclc.org')
  const namespace = strict
    ? 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = strict
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const link = `<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="rIdJieduiStyles" Type="${office}/styles" Target="${target}"/>`
  const type = `<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/${folder}${target}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`
  const changed = new Map([
    [relationsName, within(links, link)],
    [typesName, within(types, type)],
  ])
  return {
    styles: new Styles(emptyStyles(namespace)),
    stylesName: new TextEncoder().encode(folder + target),
    stylesEntry: undefined,
    changed,
  }
}

export async function partText(zip: Zip, name: string): Promise<string> {
  const entry = zip.entries.get(name)
  return entry ? decodeXml(await inflateWhole(zip, entry, limits)) : ''
}

/** Before the last end tag. */
function within(xml: string, child: string): string {
  const at = xml.lastIndexOf('</')
  return xml.slice(0, at) + child + xml.slice(at)
}
