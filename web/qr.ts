/**
 * A QR code (二维码) of up to 271 bytes, as rows of dark modules: ISO/IEC 18004 model 2, byte mode, error level L, versions
 * 1 to 10. Our own, so that a phone can be enrolled without a library and without the secret leaving the page.
 */
export function qrCode(text: string): boolean[][] {
  const bytes = [...new TextEncoder().encode(text)]
  const version = levels.findIndex((one, at) => bytes.length <= dataWords(one) - (at > 9 ? 3 : 2))
  const level = levels[version]
  if (!level) throw new Error('too long for a QR code')
  return drawn(version, interleaved(padded(bytes, version, dataWords(level)), level))
}

type Level = { words: number; blocks: number; check: number }

// Codewords in all, blocks, and error correction codewords a block, by version (table 9, level L).
const levels: (Level | null)[] = [
  null,
  ...[
    [26, 1, 7],
    [44, 1, 10],
    [70, 1, 15],
    [100, 1, 20],
    [134, 1, 26],
    [172, 2, 18],
    [196, 2, 20],
    [242, 2, 24],
    [292, 2, 30],
    [346, 4, 18],
  ].map(([words = 0, blocks = 0, check = 0]) => ({ words, blocks, check })),
]
const dataWords = (level: Level | null): number => (level ? level.words - level.blocks * level.check : 0)

/** Mode, length, the bytes, and what fills the rest. */
function padded(bytes: number[], version: number, length: number): number[] {
  const size = bytes.length
  const nibbles = [4, ...(version > 9 ? [size >> 12, (size >> 8) & 15] : []), (size >> 4) & 15, size & 15]
  for (const byte of bytes) nibbles.push(byte >> 4, byte & 15)
  nibbles.push(0)
  const words: number[] = []
  for (let at = 0; at < nibbles.length; at += 2) words.push(((nibbles[at] ?? 0) << 4) | (nibbles[at + 1] ?? 0))
  for (let pad = 0xec; words.length < length; pad ^= 0xec ^ 0x11) words.push(pad)
  return words
}

/** The blocks' data word by word, then their error correction. Later blocks are a word longer where they do not divide. */
function interleaved(data: number[], { blocks, check }: Level): number[] {
  const short = Math.floor(data.length / blocks)
  const long = data.length % blocks
  const parts = Array.from({ length: blocks }, (_, at) => {
    const from = at * short + Math.max(0, at - (blocks - long))
    return data.slice(from, from + short + (at >= blocks - long ? 1 : 0))
  })
  const checks = parts.map((part) => correction(part, check))
  const woven = (rows: number[][]) =>
    Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, at) =>
      rows.flatMap((row) => (at < row.length ? [row[at] as number] : [])),
    ).flat()
  return [...woven(parts), ...woven(checks)]
}

/** The remainder of a block by the Reed–Solomon generator of that degree, over GF(256) mod x⁸+x⁴+x³+x²+1. */
function correction(block: number[], degree: number): number[] {
  let generator = [1]
  for (let at = 0, root = 1; at < degree; at++, root = times(root, 2)) {
    generator = [...generator, 0].map((one, i) => one ^ times(generator[i - 1] ?? 0, root))
  }
  const rest = [...block, ...new Array<number>(degree).fill(0)]
  for (let at = 0; at < block.length; at++) {
    const factor = rest[at] as number
    for (const [i, one] of generator.entries()) rest[at + i] = (rest[at + i] as number) ^ times(one, factor)
  }
  return rest.slice(block.length)
}

function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> bit) & 1) * a)
  return product
}

function drawn(version: number, words: number[]): boolean[][] {
  const size = 17 + 4 * version
  const grid = Array.from({ length: size }, () => new Array<boolean | undefined>(size).fill(undefined))
  const set = (x: number, y: number, dark: boolean) => {
    const row = grid[y]
    if (row && x >= 0 && x < size) row[x] = dark
  }
  fixed(version, size, set)
  fill(grid, size, words)
  return grid.map((row) => row.map((dark) => dark === true))
}

type Set = (x: number, y: number, dark: boolean) => void

/** Everything that is not data: timing, finders, alignment, format (level L, mask 0) and version. */
function fixed(version: number, size: number, set: Set): void {
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  const square = (x: number, y: number, reach: number, light: number[]) => {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++)
        set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))))
    }
  }
  const last = size - 7
  const step = version === 1 ? [] : version < 7 ? [6, last] : [6, 2 * version + 8, last]
  for (const x of step) for (const y of step) if (!isFinder(x, y, last)) square(x, y, 2, [1])
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(x, y, 4, [2, 4])
  const format = 0x77c4
  for (let bit = 0; bit < 15; bit++) {
    const dark = ((format >> bit) & 1) === 1
    set(8, bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit, dark)
    set(bit < 8 ? size - 1 - bit : bit === 8 ? 7 : 14 - bit, 8, dark)
  }
  set(8, size - 8, true)
  if (version > 6) drawVersion(version, size, set)
}

const isFinder = (x: number, y: number, last: number) =>
  (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)

function drawVersion(version: number, size: number, set: Set): void {
  let rest = version
  for (let bit = 0; bit < 12; bit++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25)
  const bits = (version << 12) | rest
  for (let at = 0; at < 18; at++) {
    const dark = ((bits >> at) & 1) === 1
    set(size - 11 + (at % 3), Math.floor(at / 3), dark)
    set(Math.floor(at / 3), size - 11 + (at % 3), dark)
  }
}

/** Data in columns of two from the right, up and down in turn, turned over where row and column add to an even number. */
function fill(grid: (boolean | undefined)[][], size: number, words: number[]): void {
  let bit = 0
  let up = true
  for (let right = size - 1; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step
      const row = grid[y] as (boolean | undefined)[]
      for (const x of [right, right - 1]) {
        if (row[x] !== undefined) continue
        const dark = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1
        row[x] = dark !== ((x + y) % 2 === 0)
        bit++
      }
    }
  }
}
