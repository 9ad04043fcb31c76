import { type AuditedCounty, guarded } from '../../db/audit.ts'
import { Problem } from '../../http/problem.ts'
import type { Document } from './compile.ts'
import { refuseUnfit } from './fit.ts'
import { documentGuards, type Hand, keptOf, versionsOf, withdrawals } from './kept.ts'
import { documentOf, OWN, shippedRule } from './packs.ts'
import { faultWords, judged } from './reading.ts'
import type { Day } from './trial.ts'
import type { CodeWords } from './writing.ts'

type Change = { id: string; rule?: unknown; basedOn: number; reason: string }

/** A rule of the county's own, new or changed; of two who change it at once the second is told. */
export async function changeRule(
  county: AuditedCounty,
  { id, rule: written, basedOn, reason }: Change,
  codeWords: CodeWords,
  { actor, at }: Hand,
  day: Day,
): Promise<{ enabled: boolean }> {
  const { db } = county
  const [before] = await keptOf(db, [id])
  if (shippedRule(id) !== null || (before && before.pack !== OWN)) {
    throw new Problem('invalid', '规则包里的规则不能在这里改：换一个编号存成本县自己的规则，再停用原来的。')
  }
  const lists = before ? ((JSON.parse(before.document) as Document).lists ?? {}) : {}
  const { rule, faults } = judged(written, lists, codeWords)
  if (rule === null || faults.length > 0) throw new Problem('invalid', faultWords(faults))
  if (rule.id !== id) throw new Problem('invalid', '规则的编号不能改，请另存一条。')
  const document = JSON.stringify(documentOf(rule, lists))
  if (before?.enabled === 1) await refuseUnfit(db, [document], day)
  const statement = db
    .prepare(
      `INSERT INTO rule (id, pack, version, set_by, set_at, document)
       VALUES (?1, '${OWN}', 1, ?3, ?4, CASE WHEN ?2 = 0 OR EXISTS (SELECT 1 FROM rule WHERE id = ?1) THEN ?5 END)
       ON CONFLICT (id) DO UPDATE SET version = rule.version + 1, withdrawn = 0, set_by = ?3, set_at = ?4,
         document = CASE WHEN rule.version = ?2 OR (rule.withdrawn = 1 AND ?2 = 0) THEN ?5 END`,
    )
    .bind(id, basedOn, actor, at.toISOString(), document)
  const deed = { at, actor, action: 'rule.set', subject: id, detail: { title: rule.title, reason } }
  const overtaken = () => {
    const by = before ? `${before.setBy} 刚刚改过这条规则` : '已经有这个编号的规则'
    return new Problem('conflict', `${by}，您的改动没有保存，请重新打开再改。`)
  }
  const versions = versionsOf(db, [id], reason)
  await guarded(county, deed, [statement, versions], [...documentGuards], overtaken)
  return { enabled: before?.enabled === 1 }
}

/** A rule goes; its findings are no longer found, and say it was withdrawn. */
export async function withdrawRule(
  county: AuditedCounty,
  id: string,
  reason: string,
  { actor, at }: Hand,
): Promise<void> {
  const { db } = county
  const [kept] = await keptOf(db, [id])
  if (shippedRule(id) !== null) throw new Problem('invalid', '随系统带来的规则不用撤下，停用就可以了。')
  const gone = () => new Problem('not-found', '没有这条规则，可能已经撤下。')
  if (kept === undefined || kept.withdrawn === 1) throw gone()
  const title = (JSON.parse(kept.document) as Document).title
  const deed = { at, actor, action: 'rule.withdraw', subject: id, detail: { title, reason } }
  await guarded(county, deed, withdrawals(db, [id], reason, { actor, at }), [...documentGuards], gone)
}
