import { env } from 'cloudflare:workers'
import { createHmac } from 'node:crypto'
import type { D1Database } from '@cloudflare/workers-types'
import { beforeEach, expect, test } from 'vitest'
import app from '../../workers/app.ts'
import { findCounty, mastersOf, openUnder } from '../../workers/db/county.ts'
import { unwrapKeys } from '../../workers/db/keys.ts'
import { registryAuditKey } from '../../workers/db/registrykey.ts'
import { sealerOf } from '../../workers/db/seal.ts'
import { beginRekey, goOnRekeying, rewrapKeys } from '../../workers/rekey/rekey.ts'
import { resealSome, tablesOf } from '../../workers/rekey/reseal.ts'
import { freshCounty, keysOf } from '../given.ts'
import { signedIn } from '../signed-in.ts'

const ids = Array.from({ length: 2500 }, (_, i) => `52990119800101${String(1000 + i)}`)
const before = sealerOf(keysOf('529901').data)
const chance = new Uint8Array(64).fill(9)
const begun = new Date('2026-11-01T08:00:00Z')
const later = () => new Date('2026-11-01T08:01:00Z')

beforeEach(async () => {
  const county = await freshCounty()
  await county.household({ no: '1001', phone: '19000000001' })
  await county.db.batch(
    [0, 1, 2, 3, 4].map((part) =>
      county.db
        .prepare(
          `INSERT INTO person (key, household_no, name, id_number, id18, extra)
           SELECT '1001/' || (value ->> 0), '1001', value ->> 0, value ->> 1, value ->> 1, json_object('备注', '见 ' || (value ->> 1))
           FROM json_each(?1)`,
        )
        .bind(JSON.stringify(ids.slice(part * 500, part * 500 + 500).map((id) => [id.slice(-4), before.seal(id)]))),
    ),
  )
  await county.comparison({ list: '死亡', name: '1000', id: ids[0]! })
  await county.db
    .prepare('UPDATE comparison SET key = ?1')
    .bind(`死亡/${before.seal(ids[0]!)}`)
    .run()
})

async function rest(now = later) {
  for (let n = 0; n < 50; n++) if ((await goOnRekeying(env, '529901', now, 10_000)).done) return
  throw new Error('never done')
}

const texts = async () => {
  const { results } = await env.COUNTY_529901.prepare(
    `SELECT id_number AS sealed FROM person UNION ALL SELECT id18 FROM person UNION ALL SELECT extra FROM person
     UNION ALL SELECT key || id_number FROM comparison UNION ALL SELECT phone FROM household`,
  ).all<{ sealed: string }>()
  return results.map(({ sealed }) => sealed)
}

const sealerNow = async () => {
  const line = await findCounty(env.REGISTRY, '529901')
  return openUnder(env, line!, line!.wrappedKey!).sealer
}

test('every number is under the new key, none under the old, and equal numbers stay equal', async () => {
  const opened = (await texts()).map(before.openAll).sort()
  expect(await beginRekey(env, '529901', chance, begun)).toBe('begun')
  await rest()
  const sealed = await texts()
  const sealer = await sealerNow()
  expect(sealed.map(sealer.openAll).sort()).toEqual(opened)
  expect(sealed.map(before.openAll)).toEqual(sealed)
  const joined = env.COUNTY_529901.prepare('SELECT count(*) AS n FROM comparison c JOIN person p ON p.id18 = c.id18')
  expect(await joined.first('n')).toBe(1)
})

/** A row in every table that holds words, a sealed number in every column that holds words, also inside JSON; but the trail, which has none. */
async function everywhere(county: D1Database) {
  const tables = await county
    .prepare(
      `SELECT s.name AS name, c.name AS column, c.type AS type FROM sqlite_schema AS s, pragma_table_info(s.name) AS c
       WHERE s.type = 'table' AND s.name NOT GLOB 'sqlite_*' AND s.name NOT GLOB '_cf_*' AND s.name NOT IN ('audit_event', 'd1_migrations')
       ORDER BY s.name, c.cid`,
    )
    .all<{ name: string; column: string; type: string }>()
  const all = [...Map.groupBy(tables.results, ({ name }) => name)].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column }) => column),
    texts: columns.filter(({ type }) => type === 'TEXT').map(({ column }) => column),
    types: [...new Set(columns.map(({ type }) => type))],
  }))
  return all.filter(({ texts }) => texts.length > 0)
}

test('no column of any table is forgotten, whatever it holds and whatever its rows are told apart by', async () => {
  const { COUNTY_529901: county } = env
  const tables = await everywhere(county)
  expect([...new Set(tables.flatMap(({ types }) => types))].toSorted()).toEqual(['INTEGER', 'REAL', 'TEXT'])
  const number = before.seal('19099990000')
  // A rule's document names these two.
  const called = { title: '规则', severity: 'notice' }
  const planted = JSON.stringify({ 备注: [`见 ${number}`, number], ...called })
  for (const { name, columns, texts } of tables) {
    const values = columns.map((column) => (texts.includes(column) ? '?1' : '990099'))
    await county
      .prepare(`INSERT INTO "${name}" (${columns.map((one) => `"${one}"`)}) VALUES (${values}) `)
      .bind(planted)
      .run()
  }
  await beginRekey(env, '529901', chance, begun)
  await rest()
  const sealer = await sealerNow()
  const kept = JSON.stringify({ 备注: ['见 19099990000', '19099990000'], ...called })
  for (const { name, texts } of tables) {
    const [row] = await county
      .prepare(`SELECT ${texts.map((one) => `"${one}"`)} FROM "${name}" WHERE instr("${texts[0]}", '备注')`)
      .raw()
    expect([name, before.openAll(row!.join('\n'))]).toEqual([name, row!.join('\n')])
    expect([name, ...row!.map((text) => sealer.openAll(String(text)))]).toEqual([name, ...texts.map(() => kept)])
  }
})

test('imports of large workbooks go a few at a time: what they say of their sheets need not fit into memory', async () => {
  const { COUNTY_529901: county } = env
  const summary = JSON.stringify(Array.from({ length: 30_000 }, () => before.seal('19099990000')))
  await county
    .prepare(
      `INSERT INTO import (file_name, object_key, size_bytes, state, uploaded_by, uploaded_at, summary)
       SELECT '花名册.xlsx', 'x', 1, 'committed', 'officer', '2026-11-01', ?1 FROM json_each('[1,2,3,4,5]')`,
    )
    .bind(summary)
    .run()
  const table = (await tablesOf(county)).find(({ name }) => name === 'import')!
  const change = (text: string) => text.replaceAll('enc:', 'other:')
  const first = await resealSome(county, table, null, change)
  const second = await resealSome(county, table, first.last, change)
  expect([first, second]).toEqual([
    { changed: 3, last: [3] },
    { changed: 2, last: null },
  ])
  const left = `SELECT count(*) AS n FROM import WHERE summary <> ?1 OR file_name <> '花名册.xlsx'`
  expect(await county.prepare(left).bind(change(summary)).first('n')).toBe(0)
})

test('cut short in the middle it goes on, and the county is shut until it is done', async () => {
  const officer = await signedIn('county_admin')
  await beginRekey(env, '529901', chance, begun)
  const isUnderNew = async () => (await texts()).map((text) => before.openAll(text) === text)
  let ticks = 0
  const clock = () => new Date(later().getTime() + 6000 * ticks++)
  while (!(await isUnderNew()).includes(true)) await goOnRekeying(env, '529901', clock, 40_000)
  expect(await isUnderNew()).toContain(false)
  expect(await (await officer.get('home')).json()).toMatchObject({ status: 503, code: 'not-ready' })
  expect(await beginRekey(env, '529901', new Uint8Array(64).fill(1), later())).toBe('begun')
  await rest()
  expect((await texts()).every((text) => before.openAll(text) === text)).toBe(true)
  const found = (await (await officer.get(`households?q=${ids[7]}&size=5`)).json()) as { rows: { no: string }[] }
  expect(found.rows.map(({ no }) => no)).toEqual(['1001'])
})

test('it is on the trail, whose chain holds: the audit key is the same', async () => {
  await beginRekey(env, '529901', chance, begun)
  await rest()
  const officer = await signedIn('county_admin')
  const { rows } = (await (await officer.get('audit')).json()) as { rows: unknown[] }
  expect(rows).toMatchObject([{ action: 'key.rotate', actor: 'system', subject: '529901' }])
  expect(await (await officer.get('audit/verify')).json()).toMatchObject({ ok: true })
})

test.each(['uploaded', 'reading', 'committing', 'undoing'])(
  'while an import is %s no key is changed',
  async (state) => {
    await env.COUNTY_529901.prepare(
      `INSERT INTO import (file_name, object_key, size_bytes, state, uploaded_by, uploaded_at)
     VALUES ('花名册.xlsx', 'x', 1, ?1, 'officer', '2026-11-01')`,
    )
      .bind(state)
      .run()
    expect(await beginRekey(env, '529901', chance, begun)).toBe('busy')
    expect(await findCounty(env.REGISTRY, '529901')).toMatchObject({ nextKey: null })
  },
)

test('another DATA_KEY wraps the counties’ keys anew and opens the same numbers', async () => {
  const renewed = { ...env, DATA_KEY: 'YW5vdGhlci1tYXN0ZXIta2V5LW9mLTMyLWJ5dGVzISE=', DATA_KEY_BEFORE: env.DATA_KEY }
  const trailKey = await registryAuditKey(env)
  expect(await rewrapKeys(renewed)).toBe(2)
  const { DATA_KEY_BEFORE: _, ...alone } = renewed
  expect(await registryAuditKey(alone)).toEqual(trailKey)
  expect(await rewrapKeys(renewed)).toBe(0)
  const { wrappedKey } = (await findCounty(env.REGISTRY, '529901'))!
  expect(unwrapKeys([renewed.DATA_KEY], '529901', wrappedKey!)).toEqual(keysOf('529901'))
  expect(() => unwrapKeys(mastersOf(env), '529901', wrappedKey!)).toThrow('not here')
})

test('only who holds AUTH_SECRET may ask for it', async () => {
  const ask = (token: string) =>
    app.request(
      '/internal/keys/rotate',
      {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{"county":"529901"}',
      },
      env,
    )
  expect((await ask('x')).status).toBe(404)
  expect((await ask(createHmac('sha256', env.AUTH_SECRET).update('internal').digest('hex'))).status).toBe(200)
})
