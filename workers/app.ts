import type { D1Database } from '@cloudflare/workers-types'
import { Hono } from 'hono'
import { dayOf } from '../shared/day.ts'
import { accountAdmin } from './accounts/admin/routes.ts'
import { disableLeavers, forgetOld } from './accounts/leavers.ts'
import { ownAccount } from './accounts/own/routes.ts'
import { accounts } from './accounts/routes.ts'
import { audit } from './audit/routes.ts'
import { keepDay } from './bulletins/day.ts'
import { bulletinRoutes } from './bulletins/routes.ts'
import { handlingCounts } from './checks/handling/counts.ts'
import { dropUntaken } from './checks/handling/evidence.ts'
import { expireExemptions } from './checks/handling/looked.ts'
import { readingOf } from './checks/handling/reader.ts'
import { handlingRoutes } from './checks/handling/routes.ts'
import { countyReaders, previewChecks, readerIds } from './checks/preview.ts'
import { checkRoutes } from './checks/routes.ts'
import { ruleRoutes } from './checks/rule/routes.ts'
import { hasPolicyTurned } from './checks/turned.ts'
import { findingWords } from './checks/words.ts'
import { holdLedgers } from './consistency/refresh.ts'
import { consistencyRoutes } from './consistency/routes.ts'
import { policyOn } from './db/policy.ts'
import type { AppEnv, Env } from './env.ts'
import { householdRoutes } from './households/routes.ts'
import { access } from './http/accesspage.ts'
import { countyOf } from './http/county.ts'
import { bodySize, environment, headers, plainJson, sameSite, signInRate } from './http/guard.ts'
import { health } from './http/health.ts'
import { notFound, onError } from './http/problem.ts'
import { codeWords } from './import/cell/codewords.ts'
import { handOut } from './import/handback/handout.ts'
import { imports, resume } from './import/routes.ts'
import { giveUpStale } from './import/upload/parts.ts'
import { villageRoutes } from './import/village/routes.ts'
import { importWorkflow } from './import/workflow.ts'
import { pairingRoutes } from './pairing/routes.ts'
import { policyRoutes } from './policy/routes.ts'
import { recheck as recheckOn } from './recheck.ts'
import { rekey } from './rekey/routes.ts'
import { type Daily, tidyAll, tidyRoutes } from './tidy/routes.ts'
import { unmask } from './unmask/routes.ts'
import { villageLinks } from './villages/routes.ts'

const today = () => dayOf(new Date())

/** Capabilities meet here: what one of them changed, the checks look at again. */
const recheck = (db: D1Database, run: Parameters<typeof recheckOn>[1]) => recheckOn(db, run, new Date())

const app = new Hono<AppEnv>()
app.onError(onError)
app.notFound(notFound)
app.use('*', headers)
app.use('/api/*', environment, sameSite, bodySize, plainJson)
app.use('/api/auth/sign-in/*', signInRate)
app.use('/api/counties/:county/*', countyOf)

const county = new Hono<AppEnv>()
  .route('/', imports)
  .route(
    '/',
    villageRoutes((db, touched) => recheck(db, { ...touched, cause: 'departure' })),
  )
  .route('/', handlingRoutes(handOut))
  // Whoever asks for the checks has the ledgers held against each other first: pairings end by their day, too.
  .route(
    '/',
    checkRoutes((db, now) => holdLedgers(db, { asOf: dayOf(now), now, cause: 'asked' })),
  )
  .route('/', consistencyRoutes(handOut))
  .route(
    '/',
    policyRoutes({
      readersOf: countyReaders,
      preview: previewChecks,
      recheck: async (db, paths) => recheck(db, { asOf: today(), cause: 'policy', checks: await readerIds(db, paths) }),
    }),
  )
  .route(
    '/',
    ruleRoutes({ codeWords, recheck: (db, checks) => recheck(db, { asOf: today(), cause: 'rules', checks }) }),
  )
  .route('/', accountAdmin)
  .route('/', access)
  .route('/', audit)
  .route('/', unmask)
  .route(
    '/',
    householdRoutes(findingWords, (desk, who, today) => handlingCounts(readingOf(desk, who, today))),
  )
  .route('/', bulletinRoutes(findingWords.check, handOut))
  .route(
    '/',
    villageLinks((db, looked) => recheck(db, { ...looked, tables: ['village'] })),
  )
  .route(
    '/',
    pairingRoutes(
      (db, touched) => recheck(db, { ...touched, tables: ['pairing'] }),
      (env, county, at) => disableLeavers(env, county, at, dayOf(at)),
    ),
  )

/** Once a day: who has left the roster, or whose day of leaving has come, does not sign in any more; uploads left lying go; a policy whose day has come is looked at; the day's figures are kept. */
const daily: Daily = {
  async county(env, county, now) {
    await disableLeavers(env, county, now, dayOf(now))
    await giveUpStale(county, env.LEDGERS, now)
    await dropUntaken(county, env.LEDGERS, now)
    await expireExemptions(county, now)
    if (await hasPolicyTurned(county.db, dayOf(now))) await recheck(county.db, { asOf: dayOf(now), cause: 'turned' })
    await keepDay(county.db, (await policyOn(county.db, dayOf(now))).document, dayOf(now))
  },
  registry: forgetOld,
}

const routes = app
  .route('/', health)
  .route('/', resume)
  .route('/', rekey)
  .route('/', tidyRoutes(daily))
  .route('/', accounts)
  .route('/', ownAccount)
  .route('/api/counties/:county', county)

export class ImportWorkflow extends importWorkflow(async (env, county, cause) => {
  // Killed right behind its checks, an import does not look a second time: what is new would be persisting.
  const looked = await county.db.prepare('SELECT 1 FROM check_run WHERE cause = ?1').bind(cause).first()
  if (looked === null) await recheck(county.db, { asOf: today(), cause })
  await disableLeavers(env, county, new Date(), today())
}) {}

export type Api = typeof routes
/** Cloudflare asks once a day (wrangler.toml); a home asks by route. */
async function scheduled(_event: unknown, env: Env): Promise<void> {
  await tidyAll(env, daily, new Date())
}

export default Object.assign(app, { scheduled })
