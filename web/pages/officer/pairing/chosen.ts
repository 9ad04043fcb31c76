import { useCallback, useMemo } from 'preact/hooks'
import type { HouseholdRow } from '../../../../shared/household.ts'
import { type Loaded, useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'

/** As many households as are given to a cadre at once. */
const most = 200

/** The households chosen on the board, kept in the page's address so that they survive a reload. */
export type Chosen = {
  nos: ReadonlySet<string>
  list: string[]
  rows: HouseholdRow[]
  found: Loaded<HouseholdRow[]>
  tick: (nos: string[], on: boolean) => void
  choose: (nos: string[]) => void
}

export function useChosen(turn: number): Chosen {
  const county = useCounty()
  const { query, change } = useQuery()
  const { household = '', page } = query
  const list = useMemo(() => household.split(',').filter(Boolean), [household])
  const nos = useMemo(() => new Set(list), [list])
  const ask = async () => (household === '' ? [] : (await county.households({ no: household, size: most })).rows)
  const found = useLoad(`chosen ${household} ${turn}`, ask)
  const choose = useCallback(
    (next: string[]) => change({ household: next.slice(0, most).join(','), page }),
    [change, page],
  )
  const tick = (some: string[], on: boolean) =>
    choose(on ? [...new Set([...list, ...some])] : list.filter((no) => !some.includes(no)))
  return { nos, list, rows: (found.data ?? []).filter((one) => nos.has(one.no)), found, tick, choose }
}
