import type { CadreRow } from '../../../../shared/cadre.ts'
import { today } from '../../../words.ts'

/** Has left by today; a leaving with no date counts at once, one known to the month from its first day. */
export function isGone({ leftOn, leftReason }: Pick<CadreRow, 'leftOn' | 'leftReason'>): boolean {
  return leftOn ? leftOn <= today().slice(0, leftOn.length) : Boolean(leftReason)
}
