import { useState } from 'preact/hooks'
import type { Handled } from '../../../../shared/handling.ts'

/** Findings ticked to be handled together, over pages; after an order what was refused stays ticked. */
export type Chosen = {
  ids: ReadonlySet<number>
  tick: (ids: number[], on: boolean) => void
  only: (ids: number[]) => void
  left: (handled: Handled) => void
}

export function useChosen(): Chosen {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set())
  const only = (kept: number[]) => setIds(new Set(kept))
  return {
    ids,
    only,
    tick: (some, on) =>
      setIds((before) => {
        const next = new Set(before)
        for (const id of some) on ? next.add(id) : next.delete(id)
        return next
      }),
    left: ({ refused }) => only(refused.map(({ id }) => id)),
  }
}
