import { defaultPolicy } from '../../shared/policy.ts'
import type { Coming, PolicyStep } from '../../shared/policychange.ts'
import {
  inForce,
  type Kept,
  type KeptFloor,
  lay,
  layFloors,
  nothingSet,
  pathsOf,
  readStanding,
  type Timeline,
} from '../db/timeline.ts'
import { changedLines } from './changed.ts'

/**
 * Every version of the county's policy and of the floors under it, the last to come into force first, each with what it changes
 * of what stands before it; of one parameter where `path` names one.
 */
export function historyOf(timeline: Timeline, today: string, path?: string): PolicyStep[] {
  const stages = [
    ...timeline.versions.map((kept) => ({ kept, of: 'county' as const })),
    ...timeline.floors.map((kept) => ({ kept, of: 'province' as const })),
  ].sort((a, b) => order(a.kept, b.kept))
  const standing = nothingSet()
  let before = defaultPolicy()
  const steps = stages.map(({ kept, of }): PolicyStep & { paths: string[] } => {
    if (of === 'county') lay(standing, kept as Kept)
    else layFloors(standing, kept as KeptFloor)
    const { document } = readStanding(standing)
    const changes = changedLines(before, document)
    before = document
    const { version, effectiveOn, setBy, setAt } = kept
    const { reason = null, source = null } = kept as Partial<Kept & KeptFloor>
    const paths = of === 'province' ? pathsOf(kept.document) : changes.map((line) => line.path)
    return { version, of, effectiveOn, setBy, setAt, reason, source, coming: effectiveOn > today, changes, paths }
  })
  return steps
    .filter(({ paths }) => path === undefined || paths.includes(path))
    .map(({ paths: _, ...step }) => step)
    .reverse()
}

/** What comes into force later, a day each, net: what was taken back again is not there. */
export function comingOf(timeline: Timeline, today: string): Coming[] {
  const days = [...new Set([...timeline.versions, ...timeline.floors].map(({ effectiveOn }) => effectiveOn))]
    .filter((day) => day > today)
    .sort()
  let before = inForce(timeline, today).document
  return days
    .map((effectiveOn): Coming => {
      const { document } = inForce(timeline, effectiveOn)
      const changes = changedLines(before, document)
      before = document
      return { effectiveOn, changes }
    })
    .filter(({ changes }) => changes.length > 0)
}

type Dated = Pick<Kept, 'effectiveOn' | 'setAt'>
const order = (a: Dated, b: Dated) =>
  a.effectiveOn === b.effectiveOn ? compare(a.setAt, b.setAt) : compare(a.effectiveOn, b.effectiveOn)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
