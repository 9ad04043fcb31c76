import type { ChangeOrder, ChangeVerdict } from '../../../../shared/change.ts'
import { type Loaded, useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'

/** What is wrong with an order, asked before it is made: `barred` cannot be made at all, `heavy` pass a cap, `early` take somebody's place inside the stable years. */
export type Verdicts = Pick<Loaded<unknown>, 'problem' | 'loading' | 'reload'> & {
  barred: ChangeVerdict[]
  heavy: ChangeVerdict[]
  early: ChangeVerdict[]
  known: boolean
}

/** Asks again when who is given whom, from when, or what is replaced changes; not while a reason is being typed. */
export function useVerdicts({ on, changes }: Pick<ChangeOrder, 'on' | 'changes'>): Verdicts {
  const county = useCounty()
  const bare = changes.map(({ override: _, ...change }) => change)
  const ask = async () => (bare.length === 0 ? [] : county.verdicts({ on, reason: null, changes: bare }))
  const { data = [], problem, loading, reload } = useLoad(`verdicts ${on} ${JSON.stringify(bare)}`, ask)
  const refused = data.filter((one) => !one.ok)
  return {
    barred: refused.filter((one) => one.code !== 'over-cap'),
    heavy: refused.filter((one) => one.code === 'over-cap'),
    early: data.filter((one) => one.early !== null && (one.ok || one.code === 'over-cap')),
    known: !loading && problem === undefined,
    problem,
    loading,
    reload,
  }
}
