import { HtmlTable } from './htmltable.ts'
import { ReadRefused } from './refusal.ts'
import { inChunks, sheetOf } from './rowsheet.ts'
import { sheetNameOf } from './sheetname.ts'
import { readExactly, type Source } from './source.ts'
import { markedEncoding, textEncoding } from './textencoding.ts'
import type { Workbook } from './workbook.ts'
import { plainText } from './xmltext.ts'

/** A web page saved or exported as `.xls`: all its tables one below the other on one sheet, every cell text. */
export async function openHtml(source: Source): Promise<Workbook> {
  const bytes = await readExactly(source, 0, source.size)
  const html = new TextDecoder(await encodingOf(bytes, source)).decode(bytes)
  const table = new HtmlTable()
  for (const token of tokens(html)) {
    if (token.tag === undefined) table.text(token.text)
    else table.tag(token.tag, token.closing, token.text)
  }
  table.end()
  if (table.tables === 0) throw new ReadRefused('not_workbook', '网页里没有表格')
  const name = /<x:Name>([^<]{1,100})<\/x:Name>/i.exec(html)?.[1]
  const sheetName = name === undefined ? sheetNameOf(source.name) : plainText(name)
  const sheet = sheetOf(
    sheetName,
    false,
    () => inChunks(table.rows),
    async () => table.merges,
  )
  return { format: 'html', date1904: false, sheets: [sheet] }
}

async function encodingOf(bytes: Uint8Array, source: Source): Promise<string> {
  const head = bytes.subarray(0, 4096)
  const marked = markedEncoding(head)
  if (marked) return marked
  const detected = await textEncoding(source)
  const stated = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(new TextDecoder('latin1').decode(head))?.[1]
  return detected === 'utf-8' || stated === undefined || !isEncoding(stated) ? detected : stated
}

function isEncoding(label: string): boolean {
  try {
    return Boolean(new TextDecoder(label))
  } catch {
    return false
  }
}

interface Token {
  /** Lower case, without prefix; undefined for text. */
  tag: string | undefined
  closing: boolean
  /** The text, or the tag's inside. */
  text: string
}

/** Tags and text; comments, scripts and styles left out. */
function* tokens(html: string): Generator<Token> {
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    if (open !== at) yield { tag: undefined, closing: false, text: html.slice(at, open < 0 ? html.length : open) }
    if (open < 0) return
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open)
      continue
    }
    at = after(html, '>', open)
    const match = /^<(\/?)([a-zA-Z][\w]*)/.exec(html.slice(open, open + 32))
    if (!match) {
      if (html[open + 1] !== '!' && html[open + 1] !== '?' && html[open + 1] !== '/') {
        yield { tag: undefined, closing: false, text: '<' }
        at = open + 1
      }
      continue
    }
    const tag = match[2]!.toLowerCase()
    if (match[1] === '' && (tag === 'script' || tag === 'style')) at = afterElement(html, tag, at)
    else yield { tag, closing: match[1] === '/', text: html.slice(open, at) }
  }
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

function afterElement(html: string, tag: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + tag.length).toLowerCase() === tag) return after(html, '>', at)
  }
  return html.length
}
