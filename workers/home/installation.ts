import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * An installation (部署): a demo or a real one, settled at its first start. `asOf` is the day the demo county is made
 * for; `loaded` once that county is in.
 */
const Installation = z.object({ demo: z.boolean(), asOf: z.string(), loaded: z.boolean() })
export type Installation = z.infer<typeof Installation>

export async function installationOf(data: string): Promise<Installation | null> {
  try {
    return Installation.parse(JSON.parse(await readFile(join(data, 'installation.json'), 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

export async function noteInstallation(data: string, installation: Installation): Promise<void> {
  const file = join(data, 'installation.json')
  await writeFile(`${file}.new`, JSON.stringify(installation), { flush: true })
  await rename(`${file}.new`, file)
}
