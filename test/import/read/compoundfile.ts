import { CFB } from 'xlsx'

/** An OLE compound file with these streams. */
export function compoundFile(streams: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const file = CFB.utils.cfb_new({ CLSID: '0'.repeat(32) })
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, bytes)
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5')
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Uint8Array)
}
