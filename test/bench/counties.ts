import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clientOf } from '../../workers/cli/client.ts'
import type { Added } from '../../workers/home/counties.ts'
import { startServer } from '../home/server.ts'
import { countyJson } from '../tenants/countycommand.ts'
import { signInOnDisk } from '../tenants/sessionsondisk.ts'
import { p99, round, seconds } from './clock.ts'

const rounds = 500

/** One county and a hundred on one machine: adding them, starting with them, the officer's home page turn about, memory. */
export async function benchCounties() {
  const one = await homeOf(1)
  const hundred = await homeOf(100)
  return { one, hundred, p99Ratio: round(hundred.homeP99Ms / one.homeP99Ms, 2) }
}

async function homeOf(counties: number) {
  let server = await startServer({})
  try {
    const codes = Array.from({ length: counties }, (_, order) => `52${90 + Math.floor(order / 90)}${10 + (order % 90)}`)
    const addSeconds = await seconds(async () => {
      await countyJson<Added[]>(server.data, 'add', ...codes.flatMap((code) => [code, nameOf(code)]))
    })
    await server.halt()
    const tokens = signInOnDisk(server.data)
    const startSeconds = await seconds(async () => {
      server = await startServer({}, server.data)
    })
    const clients = [...tokens].map(([code, token]) => clientOf(server.url, code, token))
    const times: number[] = []
    for (let turn = 0; turn < rounds; turn++) {
      const started = performance.now()
      await clients[(turn * 37) % counties]!.ask('/home')
      times.push(performance.now() - started)
    }
    const homeP50Ms = round(times.toSorted((a, b) => a - b)[rounds >> 1]!, 1)
    return { addSeconds, startSeconds, homeP50Ms, homeP99Ms: round(p99(times), 1), ...memoryOf(server.data) }
  } finally {
    await server.stop()
  }
}

const nameOf = (code: string): string => `${[...code].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}县`

/** Resident memory of the process and of its workerd; Linux only. */
function memoryOf(data: string) {
  const { pid, workerd } = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as {
    pid: number
    workerd: number[]
  }
  const megabytes = (one: number) => {
    const status = readFileSync(`/proc/${one}/status`, 'utf8')
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
  }
  return { nodeMb: megabytes(pid), workerdMb: workerd.map(megabytes).reduce((sum, one) => sum + one, 0) }
}
