import { ReadRefused } from './refusal.ts'
import { type Source, slices } from './source.ts'

/** Which encoding a text is in: by its mark, else UTF-8 where the whole file is valid UTF-8, else GB18030. */
export async function textEncoding(source: Source): Promise<string> {
  const head = await source.read(0, Math.min(source.size, 4096))
  const marked = markedEncoding(head)
  if (marked) return marked
  const utf8 = await faults(source, 'utf-8')
  if (utf8.faults === 0) return 'utf-8'
  const gb18030 = await faults(source, 'gb18030')
  const better = utf8.faults <= gb18030.faults ? utf8 : gb18030
  if (better.faults * 50 > better.beyondAscii) throw new ReadRefused('garbled')
  return better === utf8 ? 'utf-8' : 'gb18030'
}

/** UTF-16 by its mark, or by the zero in every other byte of its digits and delimiters; UTF-8 by its mark. */
export function markedEncoding(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]!++
  if (zeros[1]! > head.length / 20 && zeros[0]! * 4 < zeros[1]!) return 'utf-16le'
  if (zeros[0]! > head.length / 20 && zeros[1]! * 4 < zeros[0]!) return 'utf-16be'
  return undefined
}

/** How many characters of the whole file an encoding cannot read, and how many are not plain ASCII. */
async function faults(source: Source, encoding: string): Promise<{ faults: number; beyondAscii: number }> {
  const decoder = new TextDecoder(encoding)
  let faults = 0
  let beyondAscii = 0
  for await (const bytes of slices(source, 0, source.size)) {
    const text = decoder.decode(bytes, { stream: true })
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code < 0x80) continue
      beyondAscii++
      if (code === 0xfffd) faults++
    }
  }
  return { faults, beyondAscii }
}
