import { CFB } from 'xlsx'

/** An OLE compound file with these streams. */
export function compoundFile(streams: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const file = CFB.utils.cfb_new({ CLSID: '0'.repeat(32) })
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, bytes)
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5')
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Uint8Array)
}

const sector = 512

/** The same compound file with its sectors in reverse order. */
export function scattered(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const count = file.length / sector - 1
  const turned = (at: number) => (at < count ? count - 1 - at : at)
  const from = new DataView(file.buffer)
  const head = new DataView(file.slice(0, sector).buffer)
  for (const at of [48, 60, ...Array.from({ length: 109 }, (_, index) => 76 + index * 4)]) {
    head.setUint32(at, turned(head.getUint32(at, true)), true)
  }
  const whole = new Uint8Array(file.length)
  whole.set(new Uint8Array(head.buffer))
  for (let at = 0; at < count; at++)
    whole.set(file.subarray((at + 1) * sector, (at + 2) * sector), (turned(at) + 1) * sector)
  const to = new DataView(whole.buffer)
  const next = (at: number) =>
    from.getUint32((from.getUint32(76 + Math.floor(at / 128) * 4, true) + 1) * sector + (at % 128) * 4, true)
  for (let at = 0; at < count; at++) {
    const table = head.getUint32(76 + Math.floor(turned(at) / 128) * 4, true)
    to.setUint32((table + 1) * sector + (turned(at) % 128) * 4, turned(next(at)), true)
  }
  for (let at = from.getUint32(48, true); at < count; at = next(at)) {
    for (let entry = 0; entry < sector; entry += 128) {
      const start = (turned(at) + 1) * sector + entry + 116
      to.setUint32(start, turned(to.getUint32(start, true)), true)
    }
  }
  return whole
}
