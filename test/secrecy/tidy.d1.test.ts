import { env } from 'cloudflare:workers'
import { createHmac } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import app from '../../workers/app.ts'
import { findCounty, openCounty } from '../../workers/db/county.ts'
import { tidyCounty } from '../../workers/tidy/tidy.ts'
import { freshCounty } from '../given.ts'

const now = new Date('2026-11-20T08:00:00Z')
const states = ['ready', 'failed', 'committed', 'reading', 'cancelled', 'refused']

beforeEach(async () => {
  const { db } = await freshCounty()
  for (const [i, day] of ['2026-11-01', '2026-11-19', '2026-05-23'].entries()) {
    for (const [j, state] of states.entries()) {
      const id = i * 10 + j
      await db.batch([
        db
          .prepare(
            `INSERT INTO import (id, file_name, object_key, size_bytes, state, uploaded_by, uploaded_at) VALUES (?1, '花名册.xlsx', 'x', 1, ?2, 'officer', ?3)`,
          )
          .bind(id, state, `${day}T00:00:00Z`),
        db
          .prepare(
            `INSERT INTO staged (import_id, n, layout, entity, key, sheet, row, data) VALUES (?1, 1, 0, 'person', 'k', 's', 1, '[]')`,
          )
          .bind(id),
        db
          .prepare(
            `INSERT INTO import_issue (import_id, n, sheet, code, value, level) VALUES (?1, 1, 's', 'phone', 'enc:x;', 'notice')`,
          )
          .bind(id),
      ])
    }
  }
})

async function left(table: string, where: string) {
  const sql = `SELECT i.state || ' ' || substr(i.uploaded_at, 9, 2) AS what FROM ${table} t JOIN import i ON i.id = t.import_id WHERE ${where} ORDER BY i.id`
  return (await env.COUNTY_529901.prepare(sql).all<{ what: string }>()).results.map(({ what }) => what)
}

test('after seven days nothing of an import is left staged but what may be taken back for half a year, nor what faulty cells said', async () => {
  const county = await openCounty(env, (await findCounty(env.REGISTRY, '529901'))!)
  expect(await tidyCounty(county, now)).toMatchObject({ cancelled: 4 })
  expect(await left('staged', 'true')).toEqual([
    'committed 01',
    'reading 01',
    'ready 19',
    'failed 19',
    'committed 19',
    'reading 19',
    'reading 23',
  ])
  expect(await left('import_issue', 'value IS NOT NULL')).toEqual([
    'reading 01',
    'ready 19',
    'failed 19',
    'reading 19',
    'refused 19',
    'reading 23',
  ])
  expect(await tidyCounty(county, now)).toEqual({ cancelled: 0, staged: 0, values: 0 })
})

test('asked by a home, it also forgets sign-ins that failed long ago and keeps those of today', async () => {
  const failed = (subject: string, at: Date) =>
    env.REGISTRY.prepare('INSERT INTO sign_in_failure (subject, failures, last_at) VALUES (?1, 3, ?2)').bind(
      subject,
      at.toISOString(),
    )
  await env.REGISTRY.batch([failed('old', new Date('2026-01-01T00:00:00Z')), failed('fresh', new Date())])
  const key = createHmac('sha256', env.AUTH_SECRET).update('internal').digest('hex')
  const headers = { authorization: `Bearer ${key}` }
  expect((await app.request('/internal/tidy', { method: 'POST', headers }, env)).status).toBe(200)
  const { results } = await env.REGISTRY.prepare('SELECT subject FROM sign_in_failure').all()
  expect(results).toEqual([{ subject: 'fresh' }])
})
