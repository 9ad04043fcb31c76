import type { D1Database } from '@cloudflare/workers-types'
import type { Policy } from '../../../shared/policy.ts'
import type { RuleSwitch, RuleSwitched } from '../../../shared/rulepage.ts'
import { type AuditedCounty, audited } from '../../db/audit.ts'
import type { Document } from './compile.ts'
import { type Hand, silence, versionsOf } from './kept.ts'
import { OWN, shippedRule } from './packs.ts'
import { faultWords } from './reading.ts'
import { documentsOf, triedOf } from './store.ts'
import { tryRules } from './trial.ts'
import type { CodeWords } from './writing.ts'

/** Switches rules on or off. What is wrong, or would take too long on this county, stays off and says why. `on`: whose turn to look it is. */
export async function switchRules(
  county: AuditedCounty,
  { ids, enabled, reason }: RuleSwitch,
  codeWords: CodeWords,
  { actor, at }: Hand,
  day: { asOf: string; policy: Policy },
): Promise<RuleSwitched & { on: string[] }> {
  const { db } = county
  const known = await documentsOf(db, [...new Set(ids)])
  const missing = ids.filter((id) => !known.some((one) => one.id === id))
  const refused = [
    ...missing.map((id) => ({ id, why: '没有这条规则，可能刚刚被撤下。' })),
    ...(enabled ? await refusals(db, known, codeWords, day) : []),
  ]
  const right = known.filter(({ id }) => !refused.some((one) => one.id === id))
  const list = right.map(({ id }) => id)
  if (list.length === 0) return { switched: 0, refused, on: [] }
  const rows = right.map((document) => [
    document.id,
    shippedRule(document.id)?.pack.id ?? OWN,
    JSON.stringify(document),
  ])
  const statement = db
    .prepare(
      `INSERT INTO rule (id, pack, version, enabled, set_by, set_at, document)
       SELECT value ->> 0, value ->> 1, 1, ?2, ?3, ?4, value ->> 2 FROM json_each(?1) WHERE true
       ON CONFLICT (id) DO UPDATE SET version = rule.version + 1, enabled = ?2, set_by = ?3, set_at = ?4`,
    )
    .bind(JSON.stringify(rows), enabled ? 1 : 0, actor, at.toISOString())
  const detail = { rules: list.length, reason, ids: list.slice(0, 50).join('、') }
  const deed = {
    at,
    actor,
    action: enabled ? 'rule.enable' : 'rule.disable',
    subject: list.length === 1 ? list[0]! : 'rules',
    detail,
  }
  const silenced = enabled ? [] : [silence(db, list, at)]
  await audited(county, deed, [statement, versionsOf(db, list, reason), ...silenced])
  return { switched: list.length, refused, on: enabled ? list : [] }
}

async function refusals(
  db: D1Database,
  known: Document[],
  codeWords: CodeWords,
  day: { asOf: string; policy: Policy },
): Promise<RuleSwitched['refused']> {
  const most = day.policy.rules.seconds * 1000
  const tried = await triedOf(db, { ids: known.map(({ id }) => id) }, codeWords)
  const previews = await tryRules(db, tried, day)
  return previews.flatMap(({ id, faults, milliseconds }) => {
    if (faults.length > 0) return [{ id, why: faultWords(faults) }]
    if (milliseconds <= most) return []
    return [
      {
        id,
        why: `在本县数据上要算 ${(milliseconds / 1000).toFixed(1)} 秒，超过 ${day.policy.rules.seconds} 秒，请把条件改得简单些。`,
      },
    ]
  })
}
