import type { HouseholdRow } from '../../shared/household.ts'
import type { Page } from '../../shared/page.ts'
import type { Client } from '../../workers/cli/client.ts'
import { seconds } from './clock.ts'

type Run = { milliseconds: number; checks: Record<string, { found: number; milliseconds: number }> }
type Previews = { milliseconds: number; found: number; faults: unknown[] }[]
type CadreRow = { key: string; load: number }

/** All checks over the whole county, the slowest of them, the shipped rules, and, with those switched on, one pairing with the checks it touches. */
export async function benchChecks(county: Client, asOf: string) {
  const json = (body: unknown) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const run = await county.ask<Run>('/checks/run', json({ asOf }))
  const [slowest] = Object.entries(run.checks).toSorted(([, a], [, b]) => b.milliseconds - a.milliseconds)
  const ids = (await rulesOf(county)).map(({ id }) => id)
  const pack = await county.ask<Previews>('/rules/preview', json({ ids }))
  await county.ask('/rules/enable', json({ ids, enabled: true, reason: '测量用时' }))
  const { rows: households } = await county.ask<Page<HouseholdRow>>('/households?unpaired=1&size=1')
  const { rows: cadres } = await county.ask<Page<CadreRow>>('/cadres?size=200')
  const householdNo = households[0]?.no
  const cadreKey = cadres.find(({ load }) => load === 0)?.key
  const pairing = await seconds(() => county.ask('/pairings', json({ householdNo, cadreKey, sinceOn: asOf })))
  return {
    seconds: run.milliseconds / 1000,
    slowest: slowest && { id: slowest[0], milliseconds: slowest[1].milliseconds },
    afterPairingMs: Math.round(pairing * 1000),
    pack: {
      rules: pack.length,
      seconds: pack.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000,
      slowestMs: Math.max(...pack.map(({ milliseconds }) => milliseconds)),
    },
    checks: Object.keys(run.checks).length,
    found: Object.values(run.checks).reduce((sum, { found }) => sum + found, 0),
  }
}

/** Every rule of the packs that come with the product. */
async function rulesOf(county: Client) {
  return (await county.ask<{ rules: { id: string }[] }>('/rules')).rules
}
