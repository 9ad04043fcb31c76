import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { countyRow } from '../../workers/accounts/create.ts'
import { wrapKeys } from '../../workers/db/keys.ts'
import { migrate } from '../../workers/db/migrate.ts'
import { migrateTenants } from '../../workers/tenants/migrate.ts'
import { listTenants } from '../../workers/tenants/store.ts'
import { emptied, givenIn, keysOf } from '../given.ts'
import { signedIn } from '../signed-in.ts'

const databases = { registry: env.REGISTRY, open: async () => env.COUNTY_529901 }

/** A county as it was before policy had floors and pairings kinship, posts, visits to come and forms. */
async function olderCounty() {
  await emptied()
  await migrate(env.REGISTRY, env.MIGRATIONS.registry)
  const row = { code: '529901', name: '清禾县' }
  await env.REGISTRY.batch([
    countyRow(env.REGISTRY, row, new Date()),
    env.REGISTRY.prepare('UPDATE county SET wrapped_key = ?2 WHERE code = ?1').bind(
      row.code,
      wrapKeys(env.DATA_KEY, row.code, keysOf(row.code)),
    ),
  ])
  const before = env.MIGRATIONS.county.filter(({ name }) => name < '0012')
  await migrate(env.COUNTY_529901, before)
  const county = givenIn(env.COUNTY_529901, row.code)
  for (const no of ['1001', '1002']) await county.household({ no })
  for (const name of ['李四', '王五']) await county.cadre({ name })
  await county.village({ unit: '教育局', first_secretary: '周文', first_secretary_since: '2023-11' })
  for (const household of ['1001', '1002']) await county.pairing({ household, cadre: '李四/教育局' })
  await county.db
    .prepare(
      `INSERT INTO policy (version, document, effective_on, set_by, set_at)
       VALUES (1, '{"pairing":{"cap":{"一般干部":3}}}', '2026-01-01', 'qinghe', '2026-01-01T00:00:00Z')`,
    )
    .run()
  return county
}

test('a county of an earlier version is brought up to date with what it has, and everything new works on it', async () => {
  const { db } = await olderCounty()
  const [done] = await migrateTenants(
    databases,
    await listTenants(env.REGISTRY),
    env.MIGRATIONS.county,
    () => new Date(),
  )
  expect(done).toMatchObject({ error: null })
  const officer = await signedIn('county_admin')
  const policy = (await (await officer.get('policy')).json()) as { document: { pairing: { cap: object } } }
  expect(policy.document.pairing.cap).toMatchObject({ 一般干部: 3 })
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const village = `villages/${encodeURIComponent('城关镇/东村')}`
  const cadre = `cadres/${encodeURIComponent('李四/教育局')}`
  const changes = ['1001', '1002'].map((householdNo, i) => ({ householdNo, replaces: i + 1, cadreKey: '王五/教育局' }))
  const post = { post: 'secretary', holder: '吴刚', cadreKey: null, sinceOn: today, reason: '期满轮换', was: '周文' }
  const asked: [string, string, object?][] = [
    ['GET', 'pairings/board'],
    ['GET', 'policy/versions'],
    ['PUT', 'policy', { document: { pairing: { acceptance: true } }, reason: '试行' }],
    ['POST', 'kinships', { cadreKey: '王五/教育局', householdNo: '1001', relation: '舅舅' }],
    ['POST', 'kinships/1/withdraw', { reason: '填错了户' }],
    ['GET', `${cadre}/handover`],
    ['POST', `${cadre}/leave`, { leftOn: today, on: today, kind: '退休', reason: '', changes }],
    ['GET', 'acceptances?state=open'],
    ['PUT', 'pairings/next-visit', { householdNos: ['1001'], visitOn: today }],
    ['GET', 'pairings/completeness'],
    ['GET', 'pairings/stability'],
    ['PUT', `${village}/posts`, post],
    ['POST', 'pairings/proposal', {}],
    ['POST', 'rosters/bx', {}],
    ['POST', 'checks/run', {}],
  ]
  for (const [method, path, body] of asked) {
    const answer = await officer.ask(method, path, body)
    expect([path, answer.status, answer.ok ? '' : await answer.text()]).toEqual([path, answer.status, ''])
  }
  const { results } = await db.prepare('SELECT cadre_key, until_on IS NULL AS held FROM pairing ORDER BY id').all()
  expect(results).toEqual([
    ...[1, 2].map(() => ({ cadre_key: '李四/教育局', held: 0 })),
    ...[1, 2].map(() => ({ cadre_key: '王五/教育局', held: 1 })),
  ])
  const asking = await db.prepare('SELECT count(*) AS n FROM acceptance').first('n')
  expect([asking, await (await officer.get('audit/verify')).json()]).toMatchObject([2, { ok: true }])
})
