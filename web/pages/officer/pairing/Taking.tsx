import type { CadreRow } from '../../../../shared/cadre.ts'
import type { Candidate } from '../../../../shared/proposal.ts'

/** A cadre beside households that are chosen, or beside none. */
export type Taker = CadreRow & Partial<Candidate>

/** Whether a cadre may take the chosen households on, and why or why not. */
export function Taking({ cadre }: { cadre: Taker }) {
  if (cadre.ok === undefined) return null
  if (!cadre.ok) return <small class="taking taking-no">不能：{cadre.words}</small>
  return <small class="taking">可以{cadre.why && cadre.why.length > 0 && `：${cadre.why.join('；')}`}</small>
}
