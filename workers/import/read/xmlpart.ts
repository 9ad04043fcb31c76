import { inflateWhole } from './inflate.ts'
import type { Limits } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import { decodeXml } from './xmlencoding.ts'
import { plainText } from './xmltext.ts'
import { partKey, type Zip } from './zip.ts'

/** A start tag of a small XML part; names without prefix, attributes without prefix. */
export interface Tag {
  name: string
  attributes: Map<string, string>
}

/** Every start tag of a small part in document order, or undefined where the zip has no such part. */
export async function partTags(zip: Zip, name: string, limits: Limits): Promise<Tag[] | undefined> {
  const entry = zip.entries.get(partKey(name))
  if (!entry) return undefined
  return tags(decodeXml(await inflateWhole(zip, entry, limits)))
}

export function tags(xml: string): Tag[] {
  const found: Tag[] = []
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const next = xml[at + 1]
    if (next === '!' && /^<!DOCTYPE/i.test(xml.slice(at, at + 9))) throw new ReadRefused('unsafe')
    if (next === '!' || next === '?' || next === '/') {
      at = endOf(xml, at, xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<![CDATA[', at) ? ']]>' : '>')
      continue
    }
    const end = tagEnd(xml, at)
    found.push(tag(xml.slice(at + 1, end)))
    at = end + 1
  }
  return found
}

function endOf(xml: string, at: number, mark: string): number {
  const end = xml.indexOf(mark, at)
  if (end < 0) throw new ReadRefused('damaged')
  return end + mark.length
}

function tagEnd(xml: string, at: number): number {
  let quote = ''
  for (let index = at + 1; index < xml.length; index++) {
    const char = xml[index]
    if (quote) quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '>') return index
  }
  throw new ReadRefused('damaged')
}

function tag(inside: string): Tag {
  const attributes = new Map<string, string>()
  for (const match of inside.matchAll(/\s([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(local(match[1]!), plainText(match[2] ?? match[3]!))
  }
  return { name: local(/^[^\s/>]*/.exec(inside)![0]), attributes }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
