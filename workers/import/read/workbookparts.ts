import type { Limits } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import { partTags, type Tag } from './xmlpart.ts'
import { partKey, type Zip, type ZipEntry } from './zip.ts'

/** What an OOXML workbook's small parts say: where its sheets and shared strings are. */
export interface WorkbookParts {
  date1904: boolean
  sheets: { name: string; hidden: boolean; entry: ZipEntry }[]
  sharedStrings: ZipEntry | undefined
}

interface Relation {
  type: string
  target: string
}

/** The main part of an Office document in a zip, or undefined where it is not one. */
export async function mainPart(zip: Zip, limits: Limits): Promise<string | undefined> {
  for (const { type, target } of (await relations(zip, '', limits)).values()) {
    if (type === 'officeDocument' && zip.entries.has(partKey(target))) return partKey(target)
  }
  return ['xl/workbook.xml', 'xl/workbook.bin'].find((name) => zip.entries.has(name))
}

export async function workbookParts(zip: Zip, limits: Limits): Promise<WorkbookParts> {
  const main = await mainPart(zip, limits)
  const tags = main && (await partTags(zip, main, limits))
  if (!main || !tags) throw new ReadRefused('damaged')
  const related = await relations(zip, main, limits)
  const stringsPart = [...related.values()].find(({ type }) => type === 'sharedStrings')
  const properties = tags.find(({ name }) => name === 'workbookPr')
  return {
    date1904: isTrue(properties?.attributes.get('date1904')),
    sheets: tags.filter(({ name }) => name === 'sheet').flatMap((tag) => sheetPart(tag, related, zip)),
    sharedStrings: stringsPart && zip.entries.get(partKey(stringsPart.target)),
  }
}

/** Chart, dialog and macro sheets hold no rows and are passed over. */
function sheetPart(tag: Tag, related: Map<string, Relation>, zip: Zip): WorkbookParts['sheets'] {
  const name = tag.attributes.get('name')
  const id = tag.attributes.get('id')
  const relation = id === undefined ? undefined : related.get(id)
  if (name === undefined || !relation) throw new ReadRefused('damaged')
  if (relation.type !== 'worksheet') return []
  const entry = zip.entries.get(partKey(relation.target))
  if (!entry) throw new ReadRefused('damaged', `缺少工作表“${name}”`)
  const state = tag.attributes.get('state')
  return [{ name, hidden: state === 'hidden' || state === 'veryHidden', entry }]
}

/** Relations of a part by id; types by their last word, the same in transitional and strict files. */
export async function relations(zip: Zip, part: string, limits: Limits): Promise<Map<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const found = new Map<string, Relation>()
  const tags = await partTags(zip, `${folder}_rels/${part.slice(folder.length)}.rels`, limits)
  for (const { name, attributes } of tags ?? []) {
    const id = attributes.get('Id')
    const type = attributes.get('Type')
    const target = attributes.get('Target')
    if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) continue
    found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: resolve(folder, target) })
  }
  return found
}

function resolve(folder: string, target: string): string {
  const decoded = target.includes('%') ? safeDecode(target) : target
  const path: string[] = []
  for (const step of (/^[\\/]/.test(decoded) ? decoded : folder + decoded).split(/[\\/]/)) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

function safeDecode(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
