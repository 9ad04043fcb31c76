import { type Policy, parameters } from '../../shared/policy.ts'
import type { ChangedLine } from '../../shared/policychange.ts'
import { valueAt } from '../../shared/policypath.ts'
import { differing, valueWords } from '../../shared/policywords.ts'
import { isSame, turn } from '../../shared/tighter.ts'
import { saidOf } from '../db/timeline.ts'

/** The parameters that count otherwise in `after` than in `before`, in the order of the document. */
export function changedLines(before: Policy, after: Policy): ChangedLine[] {
  return parameters.flatMap(({ path, group }) => {
    const [from, to] = [valueAt(before, path), valueAt(after, path)]
    if (isSame(from, to)) return []
    const { line, unit, tighter } = saidOf(path)
    return [{ path, group, line, unit, from, to, turn: turn(from, to, tighter) }]
  })
}

/** Changed parameters as the trail says them: `{每名…最多帮扶多少户: '2 户 → 3 户'}`. */
export function changesInWords(changes: ChangedLine[]): Record<string, string> {
  return Object.fromEntries(
    changes.map(({ line, unit, ...changed }) => {
      const [from, to] = differing(changed.from, changed.to)
      return [line, `${valueWords(from, unit)} → ${valueWords(to, unit)}`]
    }),
  )
}
