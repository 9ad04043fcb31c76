import type { D1Database } from '@cloudflare/workers-types'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dayOf } from '../../shared/day.ts'
import type { FindingPage } from '../../shared/finding.ts'
import { PageQuery } from '../../shared/page.ts'
import { Day } from '../../shared/pairing.ts'
import { audited } from '../db/audit.ts'
import { policyOn } from '../db/policy.ts'
import type { AppEnv } from '../env.ts'
import { deskOf } from '../http/desk.ts'
import { may, permit } from '../http/may.ts'
import { Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { cadresOf } from './concerned.ts'
import { runChecks } from './engine.ts'
import { FindingFilter } from './filter.ts'
import { allowedOf, stepsOf } from './handling/history.ts'
import { readingOf } from './handling/reader.ts'
import { allFindings, findingWithSubject, listFindings } from './listing.ts'
import { parametersOf } from './parameters.ts'
import { recordsOf } from './records.ts'
import { checksOf } from './rule/known.ts'
import { checkRows, lastRun } from './store.ts'
import { checkOf } from './words.ts'

const word = z.string().max(100).optional()
const List = PageQuery.extend(FindingFilter.shape)
const Ask = z.object({ asOf: Day.optional() })
const Id = z.object({ id: z.coerce.number().int() })
const Export = z.object({ check: word, unmask: z.string().trim().min(1).max(200).optional() })

const reading = async (c: Context<AppEnv>) => readingOf(await deskOf(c), c.var, dayOf(new Date()))

/** Checks and their findings, as far as the membership reaches. `hold`: what is done before the checks look, given by the app. */
export const checkRoutes = (hold: (db: D1Database, now: Date) => Promise<void>) =>
  new Hono<AppEnv>()
    .get('/checks', permit('check.read'), async (c) => {
      const { db } = c.var.county
      const now = new Date()
      const [run, checks] = await Promise.all([lastRun(db), checkRows(await reading(c), now, await checksOf(db))])
      const asOf = run?.asOf ?? dayOf(now)
      return c.json({ asOf, lastRunAt: run?.finishedAt ?? null, policyVersion: run?.policyVersion ?? 0, checks }, 200)
    })
    .post('/checks/run', permit('check.run'), valid('json', Ask), async (c) => {
      const { county, actor } = c.var
      const now = new Date()
      const { version, document } = await policyOn(county.db, dayOf(now))
      const asOf = c.req.valid('json').asOf ?? dayOf(now)
      const detail = { asOf, policyVersion: version }
      const deed = { at: now, actor, action: 'check.run', subject: 'all', detail }
      const run = { asOf, policy: document, policyVersion: version, cause: 'asked', now }
      await hold(county.db, now)
      return c.json(await runChecks(county.db, run, (statements) => audited(county, deed, statements)), 200)
    })
    .get('/findings', permit('finding.read'), valid('query', List), async (c) => {
      const { page, size, ...filter } = c.req.valid('query')
      return c.json(await listFindings(await reading(c), filter, { page, size }), 200)
    })
    .get('/findings/export', permit('finding.export'), valid('query', Export), async (c) => {
      const { check, unmask } = c.req.valid('query')
      const { name, sealer } = c.var.county
      const found = await allFindings(await reading(c), { check })
      const lines = found.map(({ checkId, kind, key, severity, status, sentence, figures, ...rest }) => {
        const { handling, assignee, dueOn, overdue, answer } = rest
        const handled = { handling, assignee: assignee?.username ?? null, dueOn, overdue, answer }
        const subject = kind === 'county' ? name : key
        return { check: checkId, kind, key: subject, severity, status, sentence, figures, ...handled }
      })
      if (unmask === undefined) return c.json(lines, 200)
      if (!may(c.var.membership, 'finding.unmask'))
        throw new Problem('not-allowed', '您的账号不能查看完整号码，请去掉 unmask。')
      const detail = { reason: unmask, findings: lines.length }
      const subject = check !== undefined && found.some(({ checkId }) => checkId === check) ? check : 'all'
      await audited(c.var.county, { at: new Date(), actor: c.var.actor, action: 'finding.unmask', subject, detail }, [])
      return c.json(JSON.parse(sealer.openAll(JSON.stringify(lines))) as typeof lines, 200)
    })
    .get('/findings/:id', permit('finding.read'), valid('param', Id), async (c) => {
      const by = await reading(c)
      const found = await findingWithSubject(by, c.req.valid('param').id)
      const check = found && checkOf(found.finding.checkId, found.rule)
      if (!found || !check) throw new Problem('not-found', '没有这条疑点，请从疑点列表重新打开。')
      const rows = await checkRows(by, new Date(), [check])
      const page: FindingPage = {
        finding: found.finding,
        steps: await stepsOf(by, found.finding.id),
        may: await allowedOf(by, found.finding.id),
        check: rows[0]!,
        parameters: parametersOf(check, by.policy),
        cadres: await cadresOf(by, found),
        records: await recordsOf(by, check, found),
      }
      return c.json(page, 200)
    })
