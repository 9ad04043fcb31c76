/** Trails as they are read: D1 only. */
import type { D1Database } from '@cloudflare/workers-types'
import type { AuditEvent, AuditQuery, AuditState } from '../../shared/audit.ts'
import { nextDay } from '../../shared/day.ts'
import type { Page } from '../../shared/page.ts'
import { anchorOf, type Trail } from '../db/audit.ts'
import type { TrailRow } from '../db/chain.ts'
import { allOf, prepare, type Sql, sql } from '../db/sql.ts'
import { verify } from './verify.ts'

/** Newest first. */
export function listEvents(db: D1Database, query: AuditQuery): Promise<Page<AuditEvent>> {
  return list(db, query, [])
}

/** What happened to a county's accounts, newest first: those that open no other county, and what was made for it. */
export function listAccountEvents(registry: D1Database, code: string, query: AuditQuery): Promise<Page<AuditEvent>> {
  return list(registry, query, [
    sql`(subject = ${code} OR subject IN (
      SELECT username FROM user JOIN membership ON user_id = user.id
      GROUP BY user.id HAVING min(county_code) = ${code} AND max(county_code) = ${code}))`,
  ])
}

async function list(db: D1Database, { page, size, ...filter }: AuditQuery, within: Sql[]): Promise<Page<AuditEvent>> {
  const where = allOf([...within, ...conditions(filter)])
  const [rows, total] = await db.batch<TrailRow & { total: number }>([
    prepare(
      db,
      sql`SELECT id, at, actor, action, subject, detail, mac FROM audit_event WHERE ${where}
        ORDER BY id DESC LIMIT ${size} OFFSET ${(page - 1) * size}`,
    ),
    prepare(db, sql`SELECT count(*) AS total FROM audit_event WHERE ${where}`),
  ])
  const events = rows!.results.map((row) => ({ ...row, detail: jsonOf(row.detail) }))
  return { rows: events, page, size, total: total!.results[0]!.total }
}

function conditions({ actor, action, subject, from, to }: Omit<AuditQuery, 'page' | 'size'>): Sql[] {
  return [
    ...(actor === undefined ? [] : [sql`actor = ${actor}`]),
    ...(action === undefined ? [] : [sql`action = ${action}`]),
    ...(subject === undefined ? [] : [sql`subject = ${subject}`]),
    ...(from === undefined ? [] : [sql`at >= ${startOf(from)}`]),
    ...(to === undefined ? [] : [sql`at < ${startOf(nextDay(to))}`]),
  ]
}

/** Midnight in Beijing. */
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString()

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Every row of the trail against its key and its anchor. */
export async function verifyTrail(trail: Trail): Promise<AuditState> {
  // The anchor first: rows written meanwhile are then behind it, never missing before it.
  const anchor = await anchorOf(trail)
  const { rows, faults } = await verify(trail.key, pagesOf(trail.db), anchor)
  const head = await trail.db
    .prepare('SELECT id, mac, at FROM audit_event ORDER BY id DESC LIMIT 1')
    .first<{ id: number; mac: string; at: string }>()
  return { ok: faults.length === 0, rows, faults, head }
}

const pageRows = 2000

async function* pagesOf(db: D1Database): AsyncGenerator<TrailRow[]> {
  let after: number | null = null
  for (;;) {
    const page: TrailRow[] = await pageAfter(db, after)
    if (page.length > 0) yield page
    if (page.length < pageRows) return
    after = page.at(-1)!.id
  }
}

async function pageAfter(db: D1Database, after: number | null): Promise<TrailRow[]> {
  const where = after === null ? sql`true` : sql`id > ${after}`
  const text = sql`SELECT id, at, actor, action, subject, detail, mac FROM audit_event
    WHERE ${where} ORDER BY id LIMIT ${pageRows}`
  return (await prepare(db, text).all<TrailRow>()).results
}
