import { windows } from './bytewindow.ts'
import type { Limits } from './limits.ts'
import { localName, markupEnd } from './markup.ts'
import { ReadRefused } from './refusal.ts'
import type { Merge } from './row.ts'

/** The merged ranges of a sheet's XML, which come after its data. */
export async function scanMerges(chunks: AsyncIterable<Uint8Array>, limits: Limits): Promise<Merge[]> {
  const merges: Merge[] = []
  for await (const window of windows(chunks, limits.cell)) {
    const { bytes } = window
    for (;;) {
      const open = bytes.indexOf(0x3c, window.at)
      const end = open < 0 ? -1 : markupEnd(bytes, open)
      if (end < 0) break
      if (isMergeCell(bytes, open)) {
        const merge = rangeOf(new TextDecoder().decode(bytes.subarray(open, end)))
        if (merge) merges.push(merge)
        if (merges.length > limits.merges) throw new ReadRefused('too_large', '合并单元格太多')
      }
      window.at = end
    }
    if (bytes.indexOf(0x3c, window.at) < 0) window.at = bytes.length
  }
  return merges
}

function isMergeCell(bytes: Uint8Array, open: number): boolean {
  const next = bytes[open + 1]
  if (next === 0x63 || next === 0x76 || next === 0x2f || next === 0x21 || next === 0x3f) return false
  return localName(bytes, open) === 'mergeCell'
}

function rangeOf(tag: string): Merge | undefined {
  const range = /\sref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?["']/.exec(tag)
  if (!range) return undefined
  const [, left, top, right, bottom] = range
  return {
    top: Number(top),
    left: columnOf(left!),
    bottom: Number(bottom ?? top),
    right: columnOf(right ?? left!),
  }
}

function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
