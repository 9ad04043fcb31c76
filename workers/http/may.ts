import type { MiddlewareHandler } from 'hono'
import { type Role, roleNames } from '../../shared/role.ts'
import type { Membership } from '../../shared/session.ts'
import type { AppEnv } from '../env.ts'
import { Problem } from './problem.ts'

/** Reading and changing what lies in one area: their routes show and touch only what `isSeenBy` the membership. */
const inArea = ['home.read', 'area.read', 'household.read', 'cadre.read', 'pairing.assign', 'pairing.end'] as const

/** Of the whole county at once. */
const ofCounty = [
  'check.read',
  'check.run',
  'finding.read',
  'finding.export',
  'finding.unmask',
  'policy.read',
  'policy.set',
  'import.read',
  'import.upload',
  'import.commit',
  'import.cancel',
  'register.empty',
] as const

/** What can be done in a county. */
export type Action = (typeof inArea)[number] | (typeof ofCounty)[number]

const areaReads: readonly Action[] = ['home.read', 'area.read', 'household.read', 'cadre.read']
const countyReads: readonly Action[] = ['check.read', 'finding.read', 'finding.export', 'policy.read', 'import.read']

/** The whole of who may do what. */
const allowed: Record<Role, readonly Action[]> = {
  operator: [],
  county_admin: [...inArea, ...ofCounty],
  department: [],
  township_clerk: inArea,
  village_officer: areaReads,
  cadre: ['household.read', 'cadre.read'],
  inspector: [...areaReads, ...countyReads],
  auditor: [...areaReads, ...countyReads],
}

/** The only place that decides. A role held for less than the county does nothing that is of the whole county. */
export function may({ role, township, village }: Membership, action: Action): boolean {
  const whole = township === null && village === null
  return allowed[role].includes(action) && (whole || inArea.some((kept) => kept === action))
}

const declared = new WeakMap<object, Action>()

/** Declares beside its path what a route does, and refuses whoever may not. */
export function permit(action: Action): MiddlewareHandler<AppEnv> {
  const middleware: MiddlewareHandler<AppEnv> = async (c, next) => {
    const { membership } = c.var
    if (!may(membership, action)) {
      throw new Problem('not-allowed', `“${roleNames[membership.role]}”不能进行这项操作，如有需要请联系县级管理员。`)
    }
    await next()
  }
  declared.set(middleware, action)
  return middleware
}

/** The action a handler was declared with; undefined where it is not a permit. */
export function declaredAction(handler: object): Action | undefined {
  return declared.get(handler)
}
