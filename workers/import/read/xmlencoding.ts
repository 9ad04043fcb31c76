import { ReadRefused } from './refusal.ts'

/** UTF-8 bytes without a byte order mark, whatever encoding the XML part is written in. */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined
  let first = true
  const encoder = new TextEncoder()
  for await (const chunk of chunks) {
    let bytes = chunk
    if (first && chunk.length) {
      first = false
      const encoding = xmlEncoding(chunk)
      if (encoding !== 'utf-8') decoder = decoderFor(encoding)
      else if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) bytes = chunk.subarray(3)
    }
    yield decoder ? encoder.encode(decoder.decode(bytes, { stream: true })) : bytes
  }
}

export function decodeXml(bytes: Uint8Array): string {
  return decoderFor(xmlEncoding(bytes)).decode(bytes)
}

/** By byte order mark, by the zero bytes of UTF-16, by the XML declaration, else UTF-8. */
function xmlEncoding(bytes: Uint8Array): string {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  const declaration = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace('ï»¿', ''),
  )
  const label = declaration?.[1]?.toLowerCase()
  return label === undefined || label === 'utf8' || label === 'us-ascii' ? 'utf-8' : label
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding)
  } catch {
    throw new ReadRefused('garbled', `编码 ${encoding}`)
  }
}
