import type { Change } from '../../../../shared/change.ts'
import { nextDay } from '../../../../shared/day.ts'
import type { HouseholdRow } from '../../../../shared/household.ts'
import { today } from '../../../words.ts'

/** A household given to a cadre in place of whoever has it, the first of them where there are several. */
export const changeTo = ({ no, current }: HouseholdRow, cadreKey: string): Change => ({
  householdNo: no,
  replaces: current[0]?.id ?? null,
  cadreKey,
})

/** The first day they may change hands: today, or tomorrow where a pairing began today and has to last a day. */
export function firstDay(households: HouseholdRow[]): string {
  const day = today()
  const begun = households.some(({ current }) => current.some(({ sinceOn }) => sinceOn !== null && sinceOn >= day))
  return begun ? nextDay(day) : day
}
