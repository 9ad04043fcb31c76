import type { ChangeOrder } from '../../../shared/change.ts'
import type { AuditedCounty } from '../../db/audit.ts'
import { sealNumbers } from '../../db/peoplesnumbers.ts'

/** Reasons are free words: a number of somebody's in them is sealed before anything is kept. */
export function sealedWords(
  { sealer }: Pick<AuditedCounty, 'sealer'>,
  { on, reason, changes }: ChangeOrder,
): ChangeOrder {
  const sealed = (words: string) => sealNumbers(words, sealer)
  return {
    on,
    reason: reason === null ? null : sealed(reason),
    changes: changes.map((change) =>
      change.override === undefined ? change : { ...change, override: sealed(change.override) },
    ),
  }
}
