import { dayOf } from '../../../../shared/day.ts'
import type { HouseholdCard } from '../../../../shared/household.ts'

type Span = HouseholdCard['pairings'][number]

/** The pairing by which the household's latest change may be taken back: made or ended here today. Null where there is none. */
export function slipOf(pairings: Span[], today: string): Span | null {
  const written = pairings.filter((one) => one.writtenAt !== null && dayOf(new Date(one.writtenAt)) === today)
  const [latest] = written.toSorted((a, b) =>
    a.writtenAt! < b.writtenAt! ? 1 : a.writtenAt! > b.writtenAt! ? -1 : Number(b.current) - Number(a.current),
  )
  return latest ?? null
}
