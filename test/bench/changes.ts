import type { CadreRow } from '../../shared/cadre.ts'
import type { Change, Changed, ChangeVerdict } from '../../shared/change.ts'
import type { HouseholdRow } from '../../shared/household.ts'
import type { Page } from '../../shared/page.ts'
import type { Client } from '../../workers/cli/client.ts'
import { seconds } from './clock.ts'

const households = 3000
const size = 200

/** Three thousand households change hands in one order, with the checks it touches: what is asked beforehand, and what is made. */
export async function benchChanges(county: Client, on: string) {
  const asked: Change[] = []
  for (let page = 1; asked.length < households; page++) {
    const { rows } = await county.ask<Page<HouseholdRow>>(`/households?size=${size}&page=${page}`)
    const cadres = await county.ask<Page<CadreRow>>(`/cadres?size=${size}&page=${page}`)
    if (rows.length === 0) break
    rows.forEach(({ no, current }, i) => {
      const replaces = current.length === 1 ? current[0]!.id : null
      const cadreKey = cadres.rows[i]?.key
      if (cadreKey !== undefined) asked.push({ householdNo: no, replaces, cadreKey, override: '测量用时' })
    })
  }
  const send = <T>(path: string, changes: Change[]) =>
    county.ask<T>(`/pairings/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ on, reason: '测量用时', changes }),
    })
  let verdicts: ChangeVerdict[] = []
  const verdictSeconds = await seconds(async () => {
    verdicts = await send<ChangeVerdict[]>('verdicts', asked)
  })
  const sound = asked.filter((_, i) => verdicts[i]!.ok)
  const made = await seconds(() => send<Changed>('changes', sound))
  return { changes: sound.length, verdictMs: Math.round(verdictSeconds * 1000), madeMs: Math.round(made * 1000) }
}
