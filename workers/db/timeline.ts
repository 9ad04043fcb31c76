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
  const standing = nothingSet()
  for (const kept of versions) if (kept.effectiveOn <= day) lay(standing, kept)
  for (const kept of floors) if (kept.effectiveOn <= day) layFloors(standing, kept)
  return readStanding(standing)
}

/** What versions and floors laid over one another so far come to. */
export type Standing = Pick<InForce, 'setters' | 'floors' | 'last'>

export const nothingSet = (): Standing => ({ setters: new Map(), floors: new Map(), last: null })

export function lay(standing: Standing, kept: Kept): void {
  for (const path of pathsOf(kept.document)) standing.setters.set(path, kept)
  standing.last = kept
}

export function layFloors({ floors }: Standing, { document, source, effectiveOn, version }: KeptFloor): void {
  for (const path of pathsOf(document)) {
    const value = valueAt(document, path)
    if (value === null) floors.delete(path)
    else floors.set(path, { value, otherwise: undefined, source, effectiveOn, version })
  }
}

export function readStanding({ setters, floors, last }: Standing): InForce {
  const values = [...setters]
    .map(([path, { document }]): [string, unknown] => [path, valueAt(document, path)])
    .filter(([, value]) => value !== null)
  const own = Policy.parse(documentOf(values))
  return { document: overFloors(own, floors), own, floors, setters, last }
}

const known = new Set(parameters.map(({ path }) => path))

/** The parameters a document names, in its own order. */
export function pathsOf(document: unknown): string[] {
  return Object.entries(Object(document) as object).flatMap(([part, value]) => {
    if (known.has(part)) return [part]
    return Object.keys(Object(value) as object)
      .map((name) => `${part}.${name}`)
      .filter((path) => known.has(path))
  })
}

/** What a parameter at a path says of itself. */
export function saidOf(path: string): Said {
  return parameters.find((one) => one.path === path)!.schema.meta() as Said
}
