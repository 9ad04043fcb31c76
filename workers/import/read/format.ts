import { openCfb } from './cfb.ts'
import type { Limits } from './limits.ts'
import { guardOds } from './ods.ts'
import { ReadRefused, type RefusalCode } from './refusal.ts'
import { readExactly, type Source } from './source.ts'
import type { Format } from './workbook.ts'
import { mainPart } from './workbookparts.ts'
import { guardXls } from './xls.ts'
import { openZip, type Zip } from './zip.ts'

export type Found = { format: 'xlsx'; zip: Zip } | { format: Exclude<Format, 'xlsx'> }

/** What cannot be a workbook, by its first bytes. */
const others: [string, RefusalCode][] = [
  ['%PDF', 'pdf'],
  ['\x89PNG', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF8', 'image'],
  ['BM', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['Rar!', 'archive'],
  ["7z\xbc\xaf'\x1c", 'archive'],
  ['\x1f\x8b', 'archive'],
  ['BZh', 'archive'],
  ['{\\rtf', 'document'],
]

/** Tells the format by content; refuses what is not a readable workbook, and what would harm the program that reads it. */
export async function recogniseFormat(source: Source, limits: Limits): Promise<Found> {
  const head = await readExactly(source, 0, Math.min(4096, source.size))
  const start = new TextDecoder('latin1').decode(head)
  if (start.startsWith('PK')) return inZip(source, limits)
  if (start.startsWith('\xd0\xcf\x11\xe0')) return inCfb(source, limits)
  if (head[0] === 0x09 && [0, 2, 4].includes(head[1]!) && head[2]! <= 8 && head[3] === 0) {
    guardXls(await readExactly(source, 0, Math.min(source.size, limits.xls)))
    return { format: 'xls' }
  }
  for (const [signature, code] of others)
    if (start.startsWith(signature) && !isText(head, signature)) throw new ReadRefused(code)
  if (/^RIFF....WEBP|^....ftyp(heic|mif1)/s.test(start)) throw new ReadRefused('image')
  return inText(head)
}

/** 'BM' may begin a text. */
function isText(head: Uint8Array, signature: string): boolean {
  return signature === 'BM' && !head.subarray(0, 64).includes(0)
}

async function inZip(source: Source, limits: Limits): Promise<Found> {
  const zip = await openZip(source)
  const { entries } = zip
  const main = await mainPart(zip, limits)
  if (main?.endsWith('.bin')) return { format: 'xlsb' }
  if (main && !/^(word|ppt|visio)\//.test(main)) return { format: 'xlsx', zip }
  if (main || entries.has('word/document.xml') || entries.has('ppt/presentation.xml')) throw new ReadRefused('document')
  if (entries.has('content.xml')) {
    await guardOds(zip, limits)
    return { format: 'ods' }
  }
  throw new ReadRefused('archive')
}

async function inCfb(source: Source, limits: Limits): Promise<Found> {
  const cfb = await openCfb(source)
  if (cfb.has('EncryptedPackage')) throw new ReadRefused('encrypted')
  for (const name of ['Workbook', 'Book']) {
    if (!cfb.has(name)) continue
    guardXls(await cfb.read(name, limits.xls))
    return { format: 'xls' }
  }
  const document = ['WordDocument', 'PowerPoint Document'].some((name) => cfb.has(name))
  throw new ReadRefused(document ? 'document' : 'not_workbook')
}

function inText(head: Uint8Array): Found {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const text = new TextDecoder(wide ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1').decode(head)
  const bare = text.replace(/^(ï»¿)?\s*/, '')
  if (/^<\?xml/.test(bare) && /urn:schemas-microsoft-com:office:spreadsheet/.test(bare)) return { format: 'xml' }
  if (/^MIME-Version:/i.test(bare)) return { format: 'html' }
  if (/^<(!doctype html|html|head|meta|body|table|div|style|\?xml|!--)/i.test(bare)) {
    if (/^<\?xml/.test(bare) && !/<(html|table)[\s>]/i.test(bare)) throw new ReadRefused('not_workbook')
    return { format: 'html' }
  }
  if (!wide && isBinary(head)) throw new ReadRefused('not_workbook')
  return { format: 'csv' }
}

/** Control characters no text has. UTF-16 without its mark has a zero in every other byte and passes. */
function isBinary(head: Uint8Array): boolean {
  let control = 0
  let zeros = 0
  for (const byte of head) {
    if (byte === 0) zeros++
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) control++
  }
  return control > 0 || (zeros > 0 && zeros < head.length / 10)
}
