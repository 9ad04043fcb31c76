import type { Said } from './parameter.ts'
import { Policy, parameters } from './policy.ts'
import { documentOf, valueAt } from './policypath.ts'
import { isLooser, tightened } from './tighter.ts'

/** A floor (省定底线) under a parameter: a county may be tighter, not looser. `otherwise` is for names `value` does not give. */
export type Floor = {
  value: unknown
  otherwise: unknown
  source: string
  effectiveOn: string
  /** The province's version that set it. */
  version: number
}

export type Floors = Map<string, Floor>

/** The floor under a parameter, its own or that of the parameter which rules what it does not name; null where there is none. */
export function floorUnder(path: string, { otherwise }: Said, floors: Floors): Floor | null {
  const [own, ruling] = [floors.get(path), otherwise === undefined ? undefined : floors.get(otherwise)]
  if (own === undefined) return ruling === undefined ? null : { ...ruling, value: {}, otherwise: ruling.value }
  if (otherwise === undefined) return own
  return { ...own, otherwise: ruling?.value ?? (own.value as Record<string, unknown>)[otherwise] }
}

/** The county's own policy with every floor under it. */
export function overFloors(own: Policy, floors: Floors): Policy {
  if (floors.size === 0) return own
  const values = parameters.map(({ path, schema }): [string, unknown] => {
    const said = schema.meta() as Said
    const floor = floorUnder(path, said, floors)
    const value = valueAt(own, path)
    return [path, floor === null ? value : tightened(value, floor.value, said.tighter, floor.otherwise)]
  })
  return Policy.parse(documentOf(values))
}

export const isUnder = (floor: Floor, value: unknown, { tighter }: Said): boolean =>
  isLooser(value, floor.value, tighter, floor.otherwise)
