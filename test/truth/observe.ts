import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { FindingLine } from '../../workers/cli/findings.ts'
import { bringIn } from '../../workers/cli/import.ts'
import { recordedPopulation, registerOnDisk } from '../home/register.ts'
import { startServer } from '../home/server.ts'
import type { Totals, Truth } from './compare.ts'

/** What an empty county came to that was given these workbooks through the real import. */
export type Observed = { totals: Totals; findings: FindingLine[]; implemented: Set<string>; leftOut: string[] }

export async function observe(
  { county, as_of, policy }: Truth,
  files: string[],
  tell: (words: string) => void,
): Promise<Observed> {
  const server = await startServer({ [county.code]: county.name })
  try {
    const client = await server.client(county.code)
    await client.ask('/policy', json('PUT', { document: { incomeLineYuan: policy.income_line } }))
    const imports = await bringIn(client, files, true, tell)
    const run = await client.ask<{ checks: object }>('/checks/run', json('POST', { asOf: as_of }))
    const findings = await client.ask<FindingLine[]>(`/findings/export?unmask=${encodeURIComponent('与真值核对')}`)
    await server.halt()
    return {
      totals: totalsOf(server.data),
      findings: findings.filter(({ status }) => status !== 'resolved'),
      implemented: new Set(Object.keys(run.checks)),
      leftOut: imports
        .filter(({ state }) => state !== 'committed')
        .map(({ fileName, state, refused }) => `${fileName}：${refused?.message ?? state}`),
    }
  } finally {
    await server.stop()
  }
}

export async function workbooksOf(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /\.(xlsx?|csv|et|ods|xlsb)$/i.test(name)).sort()
  return names.map((name) => resolve(folder, name))
}

function json(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function totalsOf(data: string): Totals {
  const { household, person, cadre, pairing, visit } = registerOnDisk(data)
  return {
    households: household.rows,
    persons: person.rows,
    recorded: recordedPopulation(data),
    cadres: cadre.rows,
    pairings: pairing.rows,
    visits: visit.rows,
  }
}
