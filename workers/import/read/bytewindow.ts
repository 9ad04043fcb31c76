import { ReadRefused } from './refusal.ts'

/** Bytes of a stream between what is scanned and what has come: an unfinished token is carried into the next chunk. */
export class ByteWindow {
  bytes: Uint8Array = new Uint8Array(0)
  at = 0
  /** Carried bytes below which scanning the same token again is not worth it: doubles, so that long tokens stay linear. */
  private wanted = 0
  private held: Uint8Array[] = []
  private heldLength = 0

  /** Takes a chunk; answers whether there is enough to go on scanning. */
  push(chunk: Uint8Array): boolean {
    const left = this.bytes.length - this.at
    if (left === 0 && this.heldLength === 0) {
      this.bytes = chunk
      this.at = 0
      return true
    }
    this.held.push(chunk)
    this.heldLength += chunk.length
    if (left + this.heldLength < this.wanted) return false
    this.join(left)
    return true
  }

  /** The last bytes have come: whatever was held back is to be scanned now. */
  end(): void {
    if (this.heldLength) this.join(this.bytes.length - this.at)
  }

  /** The token at `at` is not complete. Answers the bytes held for it. */
  incomplete(): number {
    const left = this.bytes.length - this.at
    this.wanted = left * 2
    return left
  }

  private join(left: number): void {
    const joined = new Uint8Array(left + this.heldLength)
    joined.set(this.bytes.subarray(this.at))
    let to = left
    for (const chunk of this.held) {
      joined.set(chunk, to)
      to += chunk.length
    }
    this.bytes = joined
    this.at = 0
    this.held = []
    this.heldLength = 0
    this.wanted = 0
  }
}

/** A window to scan each time enough has come, and once more at the end. */
export async function* windows(chunks: AsyncIterable<Uint8Array>, mostHeld: number): AsyncGenerator<ByteWindow> {
  const window = new ByteWindow()
  for await (const chunk of chunks) {
    if (window.push(chunk)) yield window
    if (window.incomplete() > mostHeld) throw new ReadRefused('damaged')
  }
  window.end()
  yield window
}
