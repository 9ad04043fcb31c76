import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Source } from './source.ts'

/** A file on this machine, for the command line and the bench. Close it when done. */
export async function openFile(path: string): Promise<Source & { close(): Promise<void> }> {
  const file = await open(path)
  const { size } = await file.stat()
  return {
    name: basename(path),
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(length)
      const { bytesRead } = await file.read(bytes, 0, length, offset)
      return bytes.subarray(0, bytesRead)
    },
    close: () => file.close(),
  }
}
