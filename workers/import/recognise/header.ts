/**
 * Header words, made comparable: NFKC, no white space, no brackets, lower case; and once more with a trailing bracket's content gone,
 * because 务工时间（月） and 人均纯收入（元） carry their unit there while 县(市、区、旗) carries its meaning.
 * Compared exactly, never by edit distance: 户编号 and 人编号 differ by one.
 */
import type { Field } from '../kind/kind.ts'

export function headerKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]{}<>《》〈〉【】〔〕“”"'‘’:;,.、*#★※·_]/g, '')
}

/** The spellings to look up for one header, most telling first. */
export function headerKeys(text: string): string[] {
  const before = keys.get(text)
  if (before !== undefined) return before
  if (keys.size >= mostKeys) keys.clear()
  const found = keysOf(text)
  keys.set(text, found)
  return found
}

/** A header is looked up for every kind and every block it may belong to. */
const keys = new Map<string, string[]>()
const mostKeys = 5000

function keysOf(text: string): string[] {
  const normal = text
    .replace(/^[①-⑳]/, '')
    .normalize('NFKC')
    .trim()
  const bare = normal.replace(/\([^()]*\)/g, '').replace(/(?:㎡|m2)$/i, '')
  const noYear = bare.replace(/^(?:19|20)\d{2}年?度?(?=\D{2})/, '')
  const noMark = noYear.replace(/^(?:[一二三四五六七八九十]+[、.]|\d{1,2}(?:[、.]|(?=[\u4e00-\u9fa5])))/, '')
  const found = [normal, bare, noYear, noMark]
  return [...new Set([...found, ...found.map(inCountyWords)].map(headerKey))].filter((key) => key !== '')
}

/** A banner's words for what a county calls otherwise: 嘎查级公示开始日期 is 村级公示开始日期. */
function inCountyWords(text: string): string {
  return text
    .replace(/嘎查村?/g, '村')
    .replace(/苏木(?:乡镇|乡|镇)?/g, '乡镇')
    .replace(/旗县|县旗|旗/g, '县')
    .replace(/盟市|盟/g, '市')
    .replace(/自治区级?/g, '省级')
}

/** A kind's fields by header key; `组/列` spellings are kept apart. */
export interface FieldIndex {
  leaf: Map<string, Field[]>
  path: Map<string, Field>
}

export function indexFields(fields: Field[]): FieldIndex {
  const leaf = new Map<string, Field[]>()
  const path = new Map<string, Field>()
  for (const field of fields) {
    for (const header of field.headers) {
      const slash = header.indexOf('/')
      // 致贫/返贫风险1 has a slash of its own: only a spelling with words on both sides that is a group is a path.
      if (slash > 0 && !header.startsWith('致贫/'))
        path.set(pathKey(header.slice(0, slash), header.slice(slash + 1)), field)
      else leaf.set(leafKey(header), [...(leaf.get(leafKey(header)) ?? []), field])
    }
  }
  return { leaf, path }
}

export function pathKey(group: string, leaf: string): string {
  return `${headerKey(group)}/${headerKey(leaf)}`
}

function leafKey(header: string): string {
  return headerKey(header).replaceAll('/', '／')
}

/** Fields a header may stand for, by its full path first and by its leaf. */
export function fieldsFor(index: FieldIndex, path: string[]): Field[] {
  const last = path[path.length - 1] ?? ''
  for (const group of path.slice(0, -1).reverse()) {
    for (const over of headerKeys(group)) {
      const leaf = headerKeys(last).find((key) => index.path.has(`${over}/${key}`))
      if (leaf !== undefined) return [index.path.get(`${over}/${leaf}`) as Field]
    }
  }
  for (const key of headerKeys(last)) {
    const found = index.leaf.get(key.replaceAll('/', '／'))
    if (found) return found
  }
  return []
}
