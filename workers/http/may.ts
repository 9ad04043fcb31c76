import type { MiddlewareHandler } from 'hono'
import { type Role, roleNames } from '../../shared/role.ts'
import type { Membership } from '../../shared/session.ts'
import type { AppEnv } from '../env.ts'
import { Problem } from './problem.ts'

const reads = [
  'home.read',
  'household.read',
  'area.read',
  'cadre.read',
  'pairing.read',
  'check.read',
  'finding.read',
  'finding.export',
  'policy.read',
  'import.read',
] as const
const writes = [
  'pairing.assign',
  'pairing.end',
  'check.run',
  'finding.unmask',
  'policy.set',
  'import.upload',
  'import.commit',
  'import.cancel',
  'register.empty',
] as const

/** What can be done in a county. */
export type Action = (typeof reads)[number] | (typeof writes)[number]

/**
 * The whole of who may do what. Roles held for less than a county (department, township, village, own households) may
 * nothing yet: they wait for routes that keep to their area.
 */
const allowed: Record<Role, readonly Action[]> = {
  operator: [],
  county_admin: [...reads, ...writes],
  department: [],
  township_clerk: [],
  village_officer: [],
  cadre: [],
  inspector: reads,
  auditor: reads,
}

/** The only place that decides. */
export function may(membership: Membership, action: Action): boolean {
  const { role, township, village } = membership
  return township === null && village === null && allowed[role].includes(action)
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
