/** Text in GB18030, which no platform writes: what the decoder reads is turned round. Two bytes a character where there are two. */
export function gb18030(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0)!
    if (code < 0x80) bytes.push(code)
    else {
      twoBytes ??= turned()
      const two = twoBytes.get(character)
      if (two !== undefined) bytes.push(two >> 8, two & 0xff)
      else bytes.push(...fourBytes(character, code))
    }
  }
  return Uint8Array.from(bytes)
}

const decoder = new TextDecoder('gb18030')
let twoBytes: Map<string, number> | undefined

function turned(): Map<string, number> {
  const codes = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = trail === 0x7f ? '\ufffd' : decoder.decode(Uint8Array.of(lead, trail))
      if (!character.includes('\ufffd') && !codes.has(character)) codes.set(character, lead * 256 + trail)
    }
  }
  return codes
}

const farFrom = 0x90308130

/** Beyond the first plane characters are numbered through; within it the number is sought, for they are in order. */
function fourBytes(character: string, code: number): number[] {
  if (code > 0xffff) return inFour(linear(farFrom) + code - 0x10000)
  const read = (at: number) => decoder.decode(Uint8Array.from(inFour(at)))
  let [low, high] = [linear(0x81308130), linear(0x8431a439)]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = read(middle).codePointAt(0)!
    // The one out of order: a private letter in the place of ḿ, which has two bytes.
    if ((there === 0xe7c7 ? 0x1e3f : there) < code) low = middle + 1
    else high = middle
  }
  return read(low) === character ? inFour(low) : [0x3f]
}

function linear(bytes: number): number {
  const [a, b, c, d] = [bytes >>> 24, (bytes >>> 16) & 0xff, (bytes >>> 8) & 0xff, bytes & 0xff] as const
  return (((a - 0x81) * 10 + b - 0x30) * 126 + c - 0x81) * 10 + d - 0x30
}

function inFour(at: number): number[] {
  return [
    0x81 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ]
}
