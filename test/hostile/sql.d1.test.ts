import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import type { Import } from '../../shared/import.ts'
import app from '../../workers/app.ts'
import { freshCounty } from '../given.ts'
import { until } from '../import/sent.ts'
import { signedIn } from '../signed-in.ts'
import { sqlPayloads } from './payloads.ts'
import { addressUnder, routes } from './routes.ts'

let admin: Awaited<ReturnType<typeof signedIn>>
let before: unknown
beforeAll(async () => {
  const given = await freshCounty()
  await given.household({ no: '1001' })
  await given.person({ household: '1001', id: '529901198001011234' })
  await given.cadre({ name: '李四' })
  admin = await signedIn('county_admin')
  before = await everything()
})

/** Every table there is and how many rows it has, of both counties and the registry; the audit trail may grow. */
async function everything() {
  return Promise.all(
    [env.REGISTRY, env.COUNTY_529901, env.COUNTY_529902].map(async (db) => {
      const { results } = await db
        .prepare(`SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name`)
        .all<{ name: string; sql: string }>()
      const tables = results.filter(
        ({ name, sql }) => /^CREATE TABLE/.test(sql ?? '') && !/audit|sign_in|session|registry_key|sqlite_/.test(name),
      )
      const counts = await db.batch(tables.map(({ name }) => db.prepare(`SELECT count(*) AS rows FROM "${name}"`)))
      return [results, counts.map(({ results }) => results[0])]
    }),
  )
}

const words =
  'q page size status check township village unit over unpaired entity state code header unmask actor action from to role subject'
const reading = routes.filter(({ method }) => method === 'GET')

test.each(reading)('$name takes SQL for the words it is', async ({ path, name }) => {
  const isList = /(households|cadres|findings)$/.test(path)
  for (const payload of sqlPayloads) {
    const search = new URLSearchParams(words.split(' ').map((word) => [word, payload]))
    const asked = isList ? `q=${encodeURIComponent(payload)}` : search
    const answer = await admin.ask('GET', `${addressUnder(path, () => payload)}?${asked}`)
    const said = await answer.text()
    expect(answer.status, said).toBeLessThan(500)
    expect(said, name).not.toMatch(/CREATE TABLE|529901198001011234|enc:/)
    if (isList) expect(JSON.parse(said)).toMatchObject({ rows: [], total: 0 })
  }
  expect(await everything()).toEqual(before)
})

test('whoever signs in with SQL signs in as nobody', { timeout: 20_000 }, async () => {
  for (const payload of sqlPayloads.slice(0, 3)) {
    for (const body of [
      { username: payload, password: 'x' },
      { username: 'admin', password: payload },
    ]) {
      const answer = await admin.ask('POST', '/api/auth/sign-in/username', body)
      expect([401, 422, 429]).toContain(answer.status)
    }
  }
  expect(await everything()).toEqual(before)
})

test('what is written with SQL in it is written as words, or refused', async () => {
  for (const payload of sqlPayloads) {
    const on = '2026-01-01'
    const bodies: [string, unknown][] = [
      ['pairings', { householdNo: payload, cadreKey: '李四/教育局', sinceOn: on }],
      ['pairings', { householdNo: '1001', cadreKey: payload, sinceOn: on }],
      [`pairings/${encodeURIComponent(payload)}/end`, { untilOn: on, reason: payload, successorKey: payload }],
      [`imports/${encodeURIComponent(payload)}/commit`, {}],
      ['register/empty', { confirm: payload }],
    ]
    for (const [path, body] of bodies) {
      const answer = await admin.post(path, body)
      expect([404, 409, 422], `${path} ${payload}`).toContain(answer.status)
    }
  }
  expect(await everything()).toEqual(before)
})

test('SQL in every cell and in the name of a workbook comes into the register as it stands', async () => {
  const header = '乡镇,行政村,户编号,姓名,与户主关系,身份证号,主要致贫原因,备注'
  const lines = sqlPayloads.map((payload, at) => {
    const cell = `"${payload.replaceAll('"', '""')}"`
    return [cell, cell, `52990100000000${10 + at}`, cell, '户主', '', cell, cell].join(',')
  })
  const body = new TextEncoder().encode([header, ...lines].join('\n'))
  const headers = {
    authorization: admin.authorization,
    'content-length': String(body.length),
    'x-file-name': encodeURIComponent("'); DROP TABLE import; --.csv"),
  }
  const sent = await app.request('/api/counties/529901/imports', { method: 'POST', headers, body }, env)
  const { id } = (await sent.json()) as Import
  await until(admin, id, 'ready')
  expect((await admin.post(`imports/${id}/commit`)).status).toBe(200)
  await until(admin, id, 'committed')
  const { results } = await env.COUNTY_529901.prepare(
    `SELECT head_name, township FROM household WHERE key LIKE '529901%' ORDER BY key`,
  ).all<{ head_name: string; township: string }>()
  expect(results.map(({ township }) => township)).toEqual(sqlPayloads.map(asNamed))
  expect((await (await admin.get('imports')).json()) as unknown).toMatchObject({
    rows: [{ fileName: "'); DROP TABLE import; --.csv" }],
  })
  const [schema] = (await everything()) as [unknown[], unknown[], unknown[]]
  expect(schema[0]).toEqual((before as [unknown[]])[0][0])
})

/** Names of places are kept without spaces, full-width signs as plain ones. */
const asNamed = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
