import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Proposal } from '../../shared/proposal.ts'
import { bringIn } from '../../workers/cli/import.ts'
import { makeCounty } from '../../workers/demo/county.ts'
import { writeWorkbooks } from '../../workers/demo/workbooks.ts'
import { startServer } from '../home/server.ts'
import { round, seconds } from './clock.ts'

const county = { code: '529902', name: '石桥旗', asOf: '2026-10-31', households: 3000, cadres: 1500, seed: 3 }
const rounds = 5
/** Linux counts a process's time in hundredths of a second. */
const tick = 0.01

/** A proposal for 3,000 households without a cadre among 1,500 cadres, with all it reads, by HTTP: the best of several, and the processor time of one. */
export async function benchProposal(say: (words: string) => void) {
  const folder = await mkdtemp(join(tmpdir(), 'jiedui-proposal-'))
  const server = await startServer({ [county.code]: county.name })
  try {
    await writeWorkbooks(makeCounty(county), 'national', folder)
    const names = (await readdir(folder)).filter((name) => /^0[1-467]_/.test(name)).sort()
    const client = await server.client(county.code)
    await bringIn(
      client,
      names.map((name) => join(folder, name)),
      true,
      say,
    )
    const send = (method: string, body: unknown) => ({
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    // Nobody is paired yet, and here who has exited needs a cadre too.
    const pairing = { dueStatuses: ['未脱贫', '预脱贫', '返贫', '已脱贫'] }
    await client.ask('/policy', send('PUT', { document: { pairing }, reason: '试算' }))
    let proposal: Proposal | undefined
    const times: number[] = []
    const before = processorSeconds(server.data)
    for (let turn = 0; turn < rounds; turn++) {
      times.push(
        await seconds(async () => {
          proposal = await client.ask<Proposal>('/pairings/proposal', send('POST', {}))
        }),
      )
    }
    const { pairs, unsolved } = proposal!
    const cpuSeconds = round((processorSeconds(server.data) - before) / rounds)
    return { seconds: Math.min(...times), cpuSeconds, pairs: pairs.length, unsolved: unsolved.length }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true })
  }
}

/** Of the home's own process and its workerd. */
function processorSeconds(data: string): number {
  const { pid, workerd } = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as {
    pid: number
    workerd: number[]
  }
  const ticks = [pid, ...workerd].map((one) => {
    const [, rest] = readFileSync(`/proc/${one}/stat`, 'utf8').split(') ')
    const fields = rest!.split(' ')
    return Number(fields[11]) + Number(fields[12])
  })
  return ticks.reduce((sum, one) => sum + one, 0) * tick
}
