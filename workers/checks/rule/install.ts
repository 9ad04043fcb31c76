import type { PackInstalled } from '../../../shared/rulepage.ts'
import { type AuditedCounty, guarded } from '../../db/audit.ts'
import { Problem } from '../../http/problem.ts'
import { refuseUnfit } from './fit.ts'
import { documentGuards, type Hand, keptOf, versionsOf, withdrawals } from './kept.ts'
import { documentOf, OWN, shippedPacks, shippedRule } from './packs.ts'
import { faultWords, judgedPack } from './reading.ts'
import type { Day } from './trial.ts'
import type { CodeWords } from './writing.ts'

/** A pack from a file: its rules are there, and nothing is switched on by it. `on`: switched on before and other now. */
export async function installPack(
  county: AuditedCounty,
  written: unknown,
  codeWords: CodeWords,
  { actor, at }: Hand,
  day: Day,
): Promise<PackInstalled & { on: string[] }> {
  const { db } = county
  const { pack, faults } = judgedPack(written, codeWords)
  if (pack === null) throw new Problem('invalid', faultWords(faults))
  const { id, title, version, source } = pack
  if (id === OWN || shippedPacks.some((one) => one.id === id))
    throw new Problem('invalid', `规则包编号“${id}”是系统用的，请改一个（文件里的 id）。`)
  const kept = new Map((await keptOf(db, null)).map((row) => [row.id, row]))
  const taken = pack.rules.filter(
    (rule) => shippedRule(rule.id) !== null || (kept.has(rule.id) && kept.get(rule.id)!.pack !== id),
  )
  if (taken.length > 0) {
    throw new Problem(
      'invalid',
      `这些编号已经是别的规则的：${taken
        .slice(0, 10)
        .map((rule) => rule.id)
        .join('、')}。请在文件里改名。`,
    )
  }
  const documents = pack.rules.map((rule) => [rule.id, JSON.stringify(documentOf(rule, pack.lists))] as const)
  const fresh = documents.filter(([rule]) => (kept.get(rule)?.withdrawn ?? 1) === 1)
  const changed = documents.filter(
    ([rule, document]) => kept.get(rule)?.withdrawn === 0 && kept.get(rule)!.document !== document,
  )
  const running = changed.filter(([rule]) => kept.get(rule)!.enabled === 1)
  await refuseUnfit(
    db,
    running.map(([, document]) => document),
    day,
  )
  const gone = [...kept.values()].filter(
    (row) => row.pack === id && row.withdrawn === 0 && !documents.some(([rule]) => rule === row.id),
  )
  const reason = `规则包 ${title} ${version}`
  const rows = [...fresh, ...changed]
  const upsert = db
    .prepare(
      `INSERT INTO rule (id, pack, version, set_by, set_at, document)
       SELECT value ->> 0, ?2, 1, ?3, ?4, value ->> 1 FROM json_each(?1) WHERE true
       ON CONFLICT (id) DO UPDATE SET version = rule.version + 1, withdrawn = 0, set_by = ?3, set_at = ?4, document = excluded.document`,
    )
    .bind(JSON.stringify(rows), id, actor, at.toISOString())
  const head = db
    .prepare(
      `INSERT INTO rule_pack (id, title, version, source, installed_by, installed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT (id) DO UPDATE SET title = ?2, version = ?3, source = ?4, installed_by = ?5, installed_at = ?6`,
    )
    .bind(id, title, version, source, actor, at.toISOString())
  const counts = {
    added: fresh.length,
    changed: changed.length,
    same: documents.length - rows.length,
    withdrawn: gone.length,
  }
  const deed = { at, actor, action: 'rule.install', subject: id, detail: { title, version, ...counts } }
  const leaving =
    gone.length === 0
      ? []
      : withdrawals(
          db,
          gone.map((row) => row.id),
          reason,
          { actor, at },
        )
  const versions = versionsOf(
    db,
    rows.map(([rule]) => rule),
    reason,
  )
  const overtaken = () => new Problem('conflict', '有人刚刚装入或撤下过这个规则包，请重新装入。')
  await guarded(county, deed, [head, upsert, versions, ...leaving], [...documentGuards], overtaken)
  const on = running.map(([rule]) => rule)
  return { pack: { id, title, version, source, origin: 'installed' }, ...counts, on }
}
