import { inflate, inflateWhole } from './inflate.ts'
import type { Limits } from './limits.ts'
import { ReadRefused } from './refusal.ts'
import { decodeXml } from './xmlencoding.ts'
import { tags } from './xmlpart.ts'
import type { Zip } from './zip.ts'

/** Looks through an OpenDocument zip before it is handed on: encryption, other documents, rows repeated beyond reason. */
export async function guardOds(zip: Zip, limits: Limits): Promise<void> {
  const manifest = zip.entries.get('meta-inf/manifest.xml')
  if (manifest) {
    const names = tags(decodeXml(await inflateWhole(zip, manifest, limits)))
    if (names.some(({ name }) => name === 'encryption-data')) throw new ReadRefused('encrypted')
  }
  const content = zip.entries.get('content.xml')!
  if (content.inflated > limits.smallPart * 8) throw new ReadRefused('too_large')
  for await (const _ of inflate(zip, content, limits));
}
