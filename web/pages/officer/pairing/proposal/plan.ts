import { useState } from 'preact/hooks'
import type { Change } from '../../../../../shared/change.ts'
import type { ProposedPair } from '../../../../../shared/proposal.ts'
import type { Taker } from '../Taking.tsx'

/** A proposed pair as the officer has it now: ticked or not, with the cadre changed by hand, or refused when it was to be made. */
export type PlannedPair = ProposedPair & { ticked: boolean; byHand: boolean; refused: string | null }

export type Plan = {
  pairs: PlannedPair[]
  ticked: PlannedPair[]
  tick: (households: string[], on: boolean) => void
  /** Another cadre, chosen by hand; null: the proposed one again. */
  swap: (household: string, cadre: Taker | null) => void
  /** Left out because they cannot be made, with the words why. */
  leaveOut: (refused: ReadonlyMap<string, string | null>) => void
  forget: () => void
}

/** What the officer makes of a proposal; by household, so that it outlives the proposal being asked for again. */
export function usePlan(proposed: ProposedPair[]): Plan {
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [swaps, setSwaps] = useState<ReadonlyMap<string, Taker>>(new Map())
  const [refused, setRefused] = useState<ReadonlyMap<string, string | null>>(new Map())
  const pairs = proposed.map((pair) => {
    const { household } = pair
    const swapped = swaps.get(household)
    return {
      ...(swapped ? withCadre(pair, swapped) : pair),
      ticked: !off.has(household),
      byHand: swapped !== undefined,
      refused: refused.get(household) ?? null,
    }
  })
  const tick = (households: string[], on: boolean) => {
    const next = new Set(off)
    for (const one of households) on ? next.delete(one) : next.add(one)
    setOff(next)
  }
  return {
    pairs,
    ticked: pairs.filter((one) => one.ticked),
    tick,
    swap(household, cadre) {
      const next = new Map(swaps)
      if (cadre) next.set(household, cadre)
      else next.delete(household)
      setSwaps(next)
      const rest = new Map(refused)
      rest.delete(household)
      setRefused(rest)
      tick([household], true)
    },
    leaveOut(words) {
      setRefused(new Map([...refused, ...words]))
      tick([...words.keys()], false)
    },
    forget() {
      setOff(new Set())
      setSwaps(new Map())
      setRefused(new Map())
    },
  }
}

/** What the cadre would carry is told anew when the whole plan is judged. */
function withCadre(pair: ProposedPair, cadre: Taker): ProposedPair {
  const { key, name, unit, postLevel, cap, load } = cadre
  const why = ['您改选的', ...(cadre.why ?? [])]
  return { ...pair, cadre: key, cadreName: name, cadreUnit: unit, postLevel, why, loadAfter: load + 1, cap }
}

export const changeOf = ({ household, replaces, cadre }: ProposedPair): Change => ({
  householdNo: household,
  replaces: replaces?.id ?? null,
  cadreKey: cadre,
})

export type Placed = { township: string | null; village: string | null }

/** Rows by village, in the order they come. */
export function byVillage<Row extends Placed>(rows: Row[]): { name: string; rows: Row[] }[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = [row.township, row.village].filter(Boolean).join(' ') || '没有登记村'
    const group = groups.get(name)
    if (group) group.push(row)
    else groups.set(name, [row])
  }
  return [...groups].map(([name, group]) => ({ name, rows: group }))
}
