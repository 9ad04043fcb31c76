import type { MiddlewareHandler } from 'hono'
import { roleNames } from '../../shared/role.ts'
import type { Membership } from '../../shared/session.ts'
import { type Area, heldFor, reaches } from '../db/reach.ts'
import type { AppEnv } from '../env.ts'
import { type Action, isOfWholeCounty, reachFor } from './access.ts'
import { Problem } from './problem.ts'

export type { Action } from './access.ts'

/**
 * The only place that decides: the table (access.ts), as far as the membership is held, and in the area where one is named.
 * What lies in no area but is somebody's own is decided by the stores, in SQL: `isSeenBy`.
 */
export function may(membership: Membership, action: Action, area?: Area): boolean {
  if (reachFor(membership.role, action) === null) return false
  if (isOfWholeCounty(action)) return heldFor(membership) === 'county'
  return area === undefined || reaches(membership, area)
}

const declared = new WeakMap<object, Action>()

/** Declares beside its path what a route does, and refuses whoever never may. */
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
