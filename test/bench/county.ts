import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCounty } from '../../workers/demo/county.ts'
import { writeWorkbooks } from '../../workers/demo/workbooks.ts'

/** A county as large as they come: over 100,000 persons, 30,000 households, 15,000 cadres, about 300,000 visits. */
export const large = { code: '529901', name: '清禾县', asOf: '2026-10-31', households: 30_000, cadres: 15_000, seed: 1 }

/** Its workbooks in a folder of their own, the register first. */
export async function largeCounty(): Promise<{ folder: string; files: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'jiedui-county-'))
  await writeWorkbooks(makeCounty(large), 'national', folder)
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.json'))
  return { folder, files: names.sort().map((name) => join(folder, name)) }
}
