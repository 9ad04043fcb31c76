import type { HouseholdRow } from '../../shared/household.ts'
import type { Page } from '../../shared/page.ts'
import type { Client } from '../../workers/cli/client.ts'
import { p99, round } from './clock.ts'

const rounds = 150

/** List pages at full size against a one-row query through the same stack: the 99th percentile of each, turn about. */
export async function benchPages(county: Client) {
  const { total } = await county.ask<Page<HouseholdRow>>('/households?size=1')
  const lists = [
    '/households',
    '/cadres',
    '/findings',
    '/findings/counts',
    '/consistency/rows',
    '/rules',
    '/pairings/board',
    '/pairings/completeness',
    '/villages',
    '/units',
  ]
  const times: Record<string, number[]> = {}
  for (let turn = 0; turn < rounds; turn++) {
    const page = 1 + ((turn * 7) % Math.ceil(total / 50))
    await timed(county, '/policy/versions', times, 'one row')
    for (const list of lists) await timed(county, `${list}?size=50&page=${page}`, times, list)
  }
  const one = p99(times['one row'] as number[])
  return {
    oneRowMs: round(one, 1),
    ...Object.fromEntries(lists.map((list) => [list.slice(1), ratio(times[list] as number[], one)])),
  }
}

async function timed(county: Client, path: string, times: Record<string, number[]>, name: string): Promise<void> {
  const started = performance.now()
  await county.ask(path)
  times[name] ??= []
  times[name].push(performance.now() - started)
}

function ratio(times: number[], one: number) {
  return { p99Ms: round(p99(times), 1), timesOneRow: round(p99(times) / one, 2) }
}
