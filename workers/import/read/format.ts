import { type Limits, megabytes } from './limits.ts'
import { ReadRefused, type RefusalCode } from './refusal.ts'
import type { Whole } from './sheetjs.ts'
import { readExactly, type Source } from './source.ts'
import { markedEncoding } from './textencoding.ts'
import { mainPart } from './workbookparts.ts'
import { type Xls, xlsInCfb, xlsStream } from './xls.ts'
import { openZip, type Zip } from './zip.ts'

/** A format and what its reader needs. */
export type Found =
  | { format: 'xlsx' | 'ods'; zip: Zip }
  | { format: 'xlsb'; zip: Zip; main: string }
  | { format: 'csv' | 'html' }
  | Xls
  | Whole

/** What cannot be a workbook, by its first bytes. */
const others: [RefusalCode, string[]][] = [
  ['pdf', ['%PDF']],
  ['image', ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*']],
  ['archive', ['Rar!', '7z\xbc\xaf', '\x1f\x8b\x08', '\xfd7zXZ', 'BZh']],
  ['document', ['{\\rtf']],
]

/** Tells the format by content, never by the file's name; refuses what is no workbook. */
export async function recogniseFormat(source: Source, limits: Limits): Promise<Found> {
  const head = await readExactly(source, 0, Math.min(4096, source.size))
  const start = latin1(head)
  if (start.startsWith('PK')) return inZip(source, limits)
  if (start.startsWith('\xd0\xcf\x11\xe0')) return xlsInCfb(source, limits)
  if (head[0] === 9 && [0, 2, 4, 8].includes(head[1]!) && head[2]! <= 16 && head[3] === 0)
    return xlsStream(source, limits)
  for (const [code, signatures] of others) {
    if (signatures.some((signature) => start.startsWith(signature))) throw new ReadRefused(code)
  }
  if (isImage(start)) throw new ReadRefused('image')
  return inText(source, head, limits)
}

function isImage(start: string): boolean {
  if (start.startsWith('BM')) return start.slice(6, 10) === '\0\0\0\0'
  return start.slice(8, 12) === 'WEBP' || ['ftypheic', 'ftypmif1', 'ftypavif'].includes(start.slice(4, 12))
}

async function inZip(source: Source, limits: Limits): Promise<Found> {
  const zip = await openZip(source)
  const { entries } = zip
  const main = await mainPart(zip, limits)
  if (main?.endsWith('.bin')) return { format: 'xlsb', zip, main }
  if (main && !/^(word|ppt|visio)\//.test(main)) return { format: 'xlsx', zip }
  if (main || entries.has('word/document.xml') || entries.has('ppt/presentation.xml')) throw new ReadRefused('document')
  if (entries.has('content.xml')) return { format: 'ods', zip }
  throw new ReadRefused('archive')
}

async function inText(source: Source, head: Uint8Array, limits: Limits): Promise<Found> {
  const marked = markedEncoding(head)
  const text = (marked ? new TextDecoder(marked).decode(head) : latin1(head)).trimStart()
  const markup =
    /^<(!doctype|html|head|meta|body|table|div|style|center|font|\?xml|!--)/i.test(text) || /^MIME-Version:/i.test(text)
  if (markup && source.size > limits.html) throw new ReadRefused('too_large', `网页格式最大 ${megabytes(limits.html)}`)
  if (markup && text.includes('urn:schemas-microsoft-com:office:spreadsheet') && text.startsWith('<?xml')) {
    return { format: 'xml', bytes: await readExactly(source, 0, source.size) }
  }
  if (/^MIME-Version:/i.test(text)) throw new ReadRefused('unsupported')
  if (markup) return { format: 'html' }
  if (!marked && isBinary(head)) throw new ReadRefused('not_workbook')
  return { format: 'csv' }
}

/** Zeros and control characters, which no text has. */
function isBinary(head: Uint8Array): boolean {
  return head.some((byte) => byte < 32 && (byte < 9 || byte > 13) && byte !== 26)
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode.apply(null, bytes as unknown as number[])
}
