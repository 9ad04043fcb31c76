import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import type { AuditEvent, AuditVerdict } from '../../shared/audit.ts'
import type { Page } from '../../shared/page.ts'
import { audited } from '../../workers/db/audit.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { deed, tamper, written } from './trail.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let auditor: Awaited<ReturnType<typeof signedIn>>
beforeEach(async () => {
  county = await freshCounty()
  auditor = await signedIn('auditor')
})

const page = async (query: string) => (await (await auditor.get(`audit?${query}`)).json()) as Page<AuditEvent>
const ids = async (query: string) => (await page(query)).rows.map(({ id }) => id)

test('the trail is read newest first, a page at a time, details as they were given', async () => {
  await written(county, 5)
  const { rows, total } = await page('page=2&size=2')
  expect([rows.map(({ id }) => id), total]).toEqual([[3, 2], 5])
  expect(rows[0]).toMatchObject({ ...deed({ subject: '1003' }), at: '2026-03-01T08:00:00.000Z' })
})

test('who, what, to what and when narrow it; days are Beijing days, both included', async () => {
  const given = [
    deed({ at: new Date('2026-02-28T15:59:59Z') }),
    deed({ at: new Date('2026-02-28T16:00:00Z'), actor: 'shiqiao' }),
    deed({ at: new Date('2026-03-01T15:59:59Z'), subject: '1002' }),
    deed({ at: new Date('2026-03-01T16:00:00Z'), action: 'policy.set' }),
  ]
  for (const one of given) await audited(county, one, [])
  expect(await ids('actor=shiqiao')).toEqual([2])
  expect(await ids('action=policy.set')).toEqual([4])
  expect(await ids('subject=1002')).toEqual([3])
  expect(await ids('from=2026-03-01&to=2026-03-01')).toEqual([3, 2])
  expect(await ids('to=2026-02-28')).toEqual([1])
  expect(await ids('actor=qinghe&from=2026-03-01')).toEqual([4, 3])
})

test.each(['actor', 'action', 'subject'])('a trail narrowed by %s is found by its index', async (column) => {
  const plan = await county.db
    .prepare(`EXPLAIN QUERY PLAN SELECT * FROM audit_event WHERE true AND ${column} = ?1 ORDER BY id DESC LIMIT 50`)
    .bind('x')
    .all<{ detail: string }>()
  expect(plan.results.map(({ detail }) => detail)).toEqual([
    `SEARCH audit_event USING INDEX audit_event_${column} (${column}=?)`,
  ])
})

test('verifying says how many rows there are, and where the trail was touched', async () => {
  await written(county, 3)
  const verify = async () => (await (await auditor.get('audit/verify')).json()) as AuditVerdict
  expect(await verify()).toMatchObject({ ok: true, rows: 3, faults: [], head: { id: 3 }, registry: { ok: true } })
  await tamper(county.db, `UPDATE audit_event SET detail = 'not JSON' WHERE id = 2`)
  expect(await verify()).toMatchObject({
    ok: false,
    rows: 3,
    faults: [{ id: 2, kind: 'changed', what: '内容被改动' }],
  })
  expect((await page('')).rows[1]!.detail).toBe('not JSON')
})

test('more rows than are read at once are verified all the same', async () => {
  const many = Array.from({ length: 450 }, (_, n) => deed({ subject: `${n}` }))
  for (let round = 0; round < 10; round++) await audited(county, many, [])
  await tamper(county.db, `UPDATE audit_event SET actor = 'x' WHERE id IN (1, 2000, 2001, 4500)`)
  const { rows, faults } = (await (await auditor.get('audit/verify')).json()) as AuditVerdict
  expect([rows, faults.map(({ id }) => id)]).toEqual([4500, [1, 2000, 2001, 4500]])
})

test('whoever is no administrator or auditor reads no trail', async () => {
  const inspector = await signedIn('inspector')
  expect((await inspector.get('audit')).status).toBe(403)
  expect((await inspector.get('audit/verify')).status).toBe(403)
  expect(await env.REGISTRY.prepare('SELECT count(*) AS n FROM audit_head').first()).toEqual({ n: 0 })
})
