/** What kind of file evidence is, told by its bytes and never by its name: pictures, PDF, office documents without macros. */
import { Buffer } from 'node:buffer'

/** A letter a byte: what `TextDecoder` calls latin1 is not. */
const text = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** The media type; null where it is nothing that may stand as evidence. */
export function evidenceType(bytes: Uint8Array): string | null {
  const head = text(bytes.subarray(0, 16))
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^GIF8[79]a/.test(head)) return 'image/gif'
  if (/^RIFF.{4}WEBP/s.test(head)) return 'image/webp'
  if (/^.{4}ftyp(?:heic|heix|mif1|msf1|heim|heis)/s.test(head)) return 'image/heic'
  if (head.startsWith('%PDF-')) return 'application/pdf'
  if (head.startsWith('PK\x03\x04')) return packageType(bytes)
  return head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') ? compoundType(bytes) : null
}

const office = 'application/vnd.openxmlformats-officedocument'
const packages: [part: string, type: string][] = [
  ['word/document.xml', `${office}.wordprocessingml.document`],
  ['xl/workbook.xml', `${office}.spreadsheetml.sheet`],
  ['ppt/presentation.xml', `${office}.presentationml.presentation`],
]

/** An office document by the names in its directory, which stands at the end of a zip. */
function packageType(bytes: Uint8Array): string | null {
  const names = entryNames(bytes)
  if (names === null || names.some((name) => /vbaProject|\.(?:exe|js|vbs|bat|cmd|html?|svg)$/i.test(name))) return null
  return packages.find(([part]) => names.includes(part))?.[1] ?? null
}

function entryNames(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = Math.max(0, bytes.length - 65_557)
  for (let end = bytes.length - 22; end >= first; end--) {
    if (view.getUint32(end, true) !== 0x06054b50) continue
    const names: string[] = []
    let at = view.getUint32(end + 16, true)
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null
      const length = view.getUint16(at + 28, true)
      names.push(text(bytes.subarray(at + 46, at + 46 + length)))
      at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
    return names
  }
  return null
}

const streams: [name: string, type: string][] = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
]

/** An older office document by the names of its streams, which are UTF-16. */
function compoundType(bytes: Uint8Array): string | null {
  const all = text(bytes)
  const holds = (name: string) => all.includes(`${[...name].join('\0')}\0\0\0`)
  if (holds('_VBA_PROJECT') || holds('_VBA_PROJECT_CUR')) return null
  return streams.find(([name]) => holds(name))?.[1] ?? null
}

const endings: Record<string, string[]> = {
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  'application/msword': ['doc', 'wps'],
  'application/vnd.ms-excel': ['xls', 'et'],
  'application/vnd.ms-powerpoint': ['ppt', 'dps'],
  [`${office}.wordprocessingml.document`]: ['docx'],
  [`${office}.spreadsheetml.sheet`]: ['xlsx'],
  [`${office}.presentationml.presentation`]: ['pptx'],
}

/** The name with an ending of what the file is: `照片.html` is opened by who keeps it as what its name says. */
export function namedAs(name: string, mediaType: string): string {
  const known = endings[mediaType]!
  return known.some((ending) => name.toLowerCase().endsWith(`.${ending}`)) ? name : `${name}.${known[0]}`
}
