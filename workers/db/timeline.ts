import type { Said } from '../../shared/parameter.ts'
import { Policy, parameters } from '../../shared/policy.ts'
import { type Floors, overFloors } from '../../shared/policyfloor.ts'
import { documentOf, valueAt } from '../../shared/policypath.ts'

/** A version as it is kept: `document` holds the parameters it sets, whole; null = back to the default. */
export type Kept = {
  version: number
  document: Record<string, unknown>
  effectiveOn: string
  setBy: string
  setAt: string
  reason: string | null
}

/** The province's, in the county's own database; null = no floor any more. */
export type KeptFloor = Omit<Kept, 'reason'> & { source: string }

/** Everything a county's policy ever was and will be (migrations/county/0012), each in the order of coming into force. */
export type Timeline = { versions: Kept[]; floors: KeptFloor[] }

/** The policy on a day: a parameter is as the version that came into force last says, and never looser than its floor. */
export type InForce = {
  document: Policy
  /** Without floors. */
  own: Policy
  floors: Floors
  /** Who set a parameter last, by path. */
  setters: Map<string, Kept>
  /** The version that came into force last; null = nobody has set anything. */
  last: Kept | null
}

export const latestOf = ({ versions }: Timeline): number => Math.max(0, ...versions.map(({ version }) => version))

export function inForce({ versions, floors }: Timeline, day: string): InForce {
  const reached = versions.filter(({ effectiveOn }) => effectiveOn <= day)
  const setters = new Map<string, Kept>()
  for (const kept of reached) {
    for (const path of pathsOf(kept.document)) setters.set(path, kept)
  }
  const values = [...setters]
    .map(([path, { document }]): [string, unknown] => [path, valueAt(document, path)])
    .filter(([, value]) => value !== null)
  const own = Policy.parse(documentOf(values))
  const under = floorsOn(floors, day)
  return { document: overFloors(own, under), own, floors: under, setters, last: reached.at(-1) ?? null }
}

/** The parameters a document names. */
export function pathsOf(document: unknown): string[] {
  return parameters.map(({ path }) => path).filter((path) => valueAt(document, path) !== undefined)
}

function floorsOn(kept: KeptFloor[], day: string): Floors {
  const floors: Floors = new Map()
  for (const { document, source, effectiveOn, version } of kept.filter((one) => one.effectiveOn <= day)) {
    for (const path of pathsOf(document)) {
      const value = valueAt(document, path)
      if (value === null) floors.delete(path)
      else floors.set(path, { value, otherwise: undefined, source, effectiveOn, version })
    }
  }
  return floors
}

/** What a parameter at a path says of itself. */
export function saidOf(path: string): Said {
  return parameters.find((one) => one.path === path)!.schema.meta() as Said
}
