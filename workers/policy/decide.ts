import { Policy, parameters } from '../../shared/policy.ts'
import type { ChangedLine } from '../../shared/policychange.ts'
import { floorUnder, isUnder, overFloors } from '../../shared/policyfloor.ts'
import { documentOf, valueAt } from '../../shared/policypath.ts'
import { floorWords } from '../../shared/policywords.ts'
import { type InForce, inForce, saidOf, type Timeline } from '../db/timeline.ts'
import { Problem } from '../http/problem.ts'
import { changedLines } from './changed.ts'
import { merge } from './merge.ts'
import { readPolicy, Unread } from './read.ts'

export type Part = Record<string, unknown>

export type Decided = {
  before: Policy
  after: Policy
  changes: ChangedLine[]
  /** The parameters changed, whole, as a version keeps them; null = back to the default. */
  document: Record<string, unknown>
}

/**
 * What a part laid over the policy of a day makes of it; writes nothing. Refused where it is no policy, or looser than a floor
 * in a parameter it names.
 */
export function decide(timeline: Timeline, part: Part, day: string): Decided {
  const standing = inForce(timeline, day)
  const asked = readOrRefuse(merge(standing.document, part))
  const named = new Map(namedIn(part).map((path) => [path, valueAt(asked, path)]))
  refuseLooser(standing, part, named)
  const own = parameters.map(({ path }): [string, unknown] => [
    path,
    named.has(path) ? named.get(path) : valueAt(standing.own, path),
  ])
  const after = overFloors(Policy.parse(documentOf(own)), standing.floors)
  const changes = changedLines(standing.document, after)
  const kept = changes.map(({ path }): [string, unknown] => [path, isBack(part, path) ? null : named.get(path)])
  return { before: standing.document, after, changes, document: documentOf(kept) }
}

/** The parameters a part speaks of; a group that is null is all of it. */
const namedIn = (part: Part): string[] =>
  parameters.map(({ path }) => path).filter((path) => valueAt(part, path) !== undefined || isBack(part, path))

const isBack = (part: Part, path: string): boolean =>
  valueAt(part, path) === null || part[path.split('.')[0] as string] === null

function refuseLooser({ floors }: InForce, part: Part, named: Map<string, unknown>): void {
  const refused = [...named].flatMap(([path, value]) => {
    const said = saidOf(path)
    const floor = isBack(part, path) ? null : floorUnder(path, said, floors)
    if (floor === null || !isUnder(floor, value, said)) return []
    return [`“${said.line}”不能比省定底线宽，省定 ${floorWords(floor, said.unit)}（${floor.source}）`]
  })
  if (refused.length > 0) throw new Problem('invalid', `${refused.join('；')}。县里可以更严，不能更宽。`)
}

function readOrRefuse(document: unknown): Policy {
  try {
    return readPolicy(document)
  } catch (error) {
    throw error instanceof Unread ? new Problem('invalid', error.message) : error
  }
}
