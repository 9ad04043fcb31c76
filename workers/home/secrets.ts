import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** The two keys of an installation, base64: counties' keys are wrapped under the first, sessions are signed with the second. */
const Secrets = z.object({
  dataKey: z.base64(),
  /** The one before, until every county's keys are wrapped under the new one. */
  dataKeyBefore: z.base64().optional(),
  authSecret: z.base64(),
})
export type Secrets = z.infer<typeof Secrets>

/** Read the data folder's keys; made once, readable by their owner only. Without them the data cannot be opened again. */
export async function secretsOf(data: string): Promise<Secrets> {
  const file = join(data, 'secrets.json')
  const written = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return null
  })
  if (written !== null) return Secrets.parse(JSON.parse(written))
  const made: Secrets = { dataKey: randomBytes(32).toString('base64'), authSecret: randomBytes(32).toString('base64') }
  await keepSecrets(data, made)
  return made
}

export async function keepSecrets(data: string, secrets: Secrets): Promise<void> {
  const file = join(data, 'secrets.json')
  await writeFile(`${file}.new`, JSON.stringify(secrets), { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
}
