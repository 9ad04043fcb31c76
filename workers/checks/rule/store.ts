import type { D1Database } from '@cloudflare/workers-types'
import type { Rule, RulePack } from '../../../shared/rule.ts'
import type { RuleList, RulePackRow, RulePage, RuleRow } from '../../../shared/rulepage.ts'
import { isFindingSeen, isOpen, manyFindings } from '../../db/findings.ts'
import type { Seen } from '../../db/reach.ts'
import { prepare, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import type { Document } from './compile.ts'
import { compiledOf } from './known.ts'
import { documentOf, OWN, packOf, shippedDocument, shippedPacks } from './packs.ts'
import { judged } from './reading.ts'
import type { Tried } from './trial.ts'
import type { CodeWords } from './writing.ts'

type Kept = Omit<RuleRow, 'enabled' | 'newer' | 'open'> & { enabled: number; document: string | null }

const own: RulePackRow = { id: OWN, title: '本县自定义', version: '', source: '本县', origin: 'own' }
const shippedIds = JSON.stringify(shippedPacks.map(({ id }) => id))
const shippedRows = shippedPacks.map(({ id, title, version, source }): RulePackRow => {
  return { id, title, version, source, origin: 'shipped' }
})

/** Every rule of the county, switched on or not, with the packs they came in, and how many of their open findings are seen. */
export async function listRules(db: D1Database, seen: Seen): Promise<RuleList> {
  const [packs, kept, counted] = await db.batch<RulePackRow & Kept & { n: number }>([
    db.prepare(`SELECT id, title, version, source, 'installed' AS origin FROM rule_pack ORDER BY title, id`),
    prepare(
      db,
      sql`SELECT r.id, r.document ->> '$.publicId' AS publicId, r.pack, r.title, r.severity, r.document ->> '$.subject' AS subject,
          r.enabled, r.version, r.set_by AS setBy, r.set_at AS setAt,
          CASE WHEN r.enabled = 1 AND r.pack IN (SELECT value FROM json_each(${shippedIds})) THEN r.document END AS document
        FROM rule r WHERE r.withdrawn = 0 ORDER BY r.pack, r.id`,
    ),
    prepare(
      db,
      sql`SELECT f.check_id AS id, count(*) AS n FROM ${seen.reach === 'county' ? sql`finding f` : manyFindings(seen)}
        WHERE f.check_id IN (SELECT id FROM rule) AND ${isOpen} AND ${isFindingSeen(seen)} GROUP BY f.check_id ORDER BY f.check_id`,
    ),
  ])
  const open = new Map(counted!.results.map(({ id, n }) => [id, n]))
  const rows = kept!.results.map(({ document, ...row }): RuleRow => {
    const head = row.enabled === 0 && shippedDocument(row.id)
    const { title, severity, subject } = head || row
    const counted = { newer: isOld(row.id, document), open: open.get(row.id) ?? 0 }
    return { ...row, title, severity, subject, enabled: row.enabled === 1, ...counted }
  })
  const known = new Set(rows.map(({ id }) => id))
  const shipped = shippedPacks.flatMap((pack) =>
    pack.rules.filter(({ id }) => !known.has(id)).map((rule) => shippedRow(rule, pack)),
  )
  return { packs: [own, ...shippedRows, ...packs!.results], rules: [...rows, ...shipped] }
}

/** Other examples make no other rule. */
const isOld = (id: string, document: string | null): boolean => {
  const shipped = document === null ? null : shippedDocument(id)
  const core = (one: Document) => JSON.stringify({ ...one, examples: [] })
  return shipped !== null && core(shipped) !== core(JSON.parse(document!) as Document)
}

function shippedRow({ id, publicId, title, severity, subject }: Rule, pack: RulePack): RuleRow {
  const head = { id, publicId: publicId ?? null, pack: pack.id, title, severity, subject }
  return { ...head, enabled: false, version: 0, newer: false, open: 0, setBy: null, setAt: null }
}

/** A rule with the versions it had. */
export async function rulePage(db: D1Database, seen: Seen, id: string): Promise<RulePage> {
  const { packs, rules } = await listRules(db, seen)
  const row = rules.find((one) => one.id === id)
  const [document] = await (row?.enabled ? documentsOf : newestOf)(db, [id])
  if (row === undefined || document === undefined)
    throw new Problem('not-found', '没有这条规则，请从规则列表重新打开。')
  const { results } = await db
    .prepare(
      `SELECT version, document, enabled, reason, set_by AS setBy, set_at AS setAt FROM rule_version WHERE id = ?1 ORDER BY version DESC`,
    )
    .bind(id)
    .all<{
      version: number
      document: string | null
      enabled: number
      reason: string | null
      setBy: string
      setAt: string
    }>()
  const versions = results.map(({ document: kept, enabled, ...version }) => {
    return { ...version, rule: kept === null ? null : bare(JSON.parse(kept) as Document), enabled: enabled === 1 }
  })
  return {
    row,
    pack: packs.find((pack) => pack.id === row.pack) ?? own,
    rule: bare(document),
    lists: document.lists ?? {},
    shipped: row.newer ? bare(shippedDocument(id)!) : null,
    versions,
  }
}

const bare = ({ lists: _, ...rule }: Document): Rule => rule

/** Rules of the county as they are kept, or as their pack ships them, in the order asked for. */
export async function documentsOf(db: D1Database, ids: string[]): Promise<Document[]> {
  const { results } = await db
    .prepare(
      'SELECT id, document FROM rule WHERE withdrawn = 0 AND id IN (SELECT value FROM json_each(?1)) ORDER BY id',
    )
    .bind(JSON.stringify(ids))
    .all<{ id: string; document: string }>()
  const kept = new Map(results.map(({ id, document }) => [id, JSON.parse(document) as Document]))
  return ids.flatMap((id) => {
    const found = kept.get(id) ?? shippedDocument(id)
    return found ? [found] : []
  })
}

/** The same as they would be switched on: those of a shipped pack as the product has them now. */
export async function newestOf(db: D1Database, ids: string[]): Promise<Document[]> {
  return (await documentsOf(db, ids)).map((document) => shippedDocument(document.id) ?? document)
}

/** A pack as a file to be handed on; the county's own rules are one too. */
export async function packFile(db: D1Database, seen: Seen, id: string): Promise<RulePack> {
  const shipped = shippedPacks.find((pack) => pack.id === id)
  if (shipped) return shipped
  const { packs, rules } = await listRules(db, seen)
  const pack = packs.find((one) => one.id === id)
  const ids = rules.filter((rule) => rule.pack === id).map((rule) => rule.id)
  if (pack === undefined) throw new Problem('not-found', '没有这个规则包，请从规则列表重新打开。')
  const version = pack.version === '' ? String(Math.max(1, ...rules.map((rule) => rule.version))) : pack.version
  return packOf({ ...pack, version }, await documentsOf(db, ids))
}

/** Rules to be tried: the county's by id, as they would be switched on, or one that is being written. */
export async function triedOf(
  db: D1Database,
  asked: { ids?: string[]; rule?: unknown },
  codeWords: CodeWords,
): Promise<Tried[]> {
  if (asked.ids !== undefined) {
    return (await newestOf(db, asked.ids)).map(triedAs)
  }
  const written = { examples: [], ...(asked.rule as object | undefined) } as { id?: unknown; title?: unknown }
  const [before] = await documentsOf(db, [String(written.id)])
  const lists = before?.lists ?? {}
  const { rule, faults } = judged(written, lists, codeWords)
  const compiled = rule === null ? null : compiledOf(JSON.stringify(documentOf(rule, lists)))
  return [{ id: String(written.id ?? ''), title: String(written.title ?? ''), compiled, faults }]
}

export function triedAs(document: Document): Tried {
  const compiled = compiledOf(JSON.stringify(document))
  return { id: document.id, title: document.title, compiled, faults: compiled.faults }
}
