import type { D1Database } from '@cloudflare/workers-types'
import { type Context, Hono } from 'hono'
import type { Desk } from '../db/desk.ts'
import type { AppEnv } from '../env.ts'
import { deskOf } from '../http/desk.ts'
import { permit } from '../http/may.ts'
import { readBoard } from './board/read.ts'
import { cadreRoutes } from './cadre/routes.ts'
import type { Touched } from './change/apply.ts'
import { changeRoutes } from './change/routes.ts'
import type { Hand } from './change/write.ts'
import { completenessRoutes } from './completeness/routes.ts'
import { kinshipRoutes } from './kinship/routes.ts'
import { type CloseAccounts, leaveRoutes } from './leave/routes.ts'
import { proposeRoutes } from './propose/routes.ts'
import { stabilityRoutes } from './stability/routes.ts'

/** What every route of pairings works with: the register as the membership may touch it, whose hand, and the checks to run again. */
export type Office = {
  desk(c: Context<AppEnv>): Promise<Desk>
  hand(c: Context<AppEnv>): Hand
  recheck(db: D1Database, touched: Touched): Promise<void>
}

/**
 * Cadres and their pairings with households. `recheck` runs the checks a change touches again, `closeAccounts`
 * ends the sign-ins of whoever has left: both are other capabilities', given by the app.
 */
export const pairingRoutes = (
  recheck: (db: D1Database, touched: Touched) => Promise<void>,
  closeAccounts: CloseAccounts,
) => {
  const hand = (c: Context<AppEnv>) => ({ actor: c.var.actor, at: new Date() })
  const office: Office = { desk: deskOf, hand, recheck }
  return new Hono<AppEnv>()
    .route('/', cadreRoutes(office))
    .route('/', kinshipRoutes(office))
    .route('/', proposeRoutes(office))
    .route('/', completenessRoutes(office))
    .route('/', leaveRoutes(office, closeAccounts))
    .route('/', stabilityRoutes(office))
    .get('/pairings/board', permit('pairing.read'), async (c) => c.json(await readBoard(await deskOf(c)), 200))
    .route('/', changeRoutes(office))
}
