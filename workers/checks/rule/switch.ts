import type { RuleSwitch, RuleSwitched } from '../../../shared/rulepage.ts'
import { type AuditedCounty, guarded } from '../../db/audit.ts'
import { Problem } from '../../http/problem.ts'
import { unfit } from './fit.ts'
import { documentGuards, type Hand, silence, versionsOf } from './kept.ts'
import { OWN, shippedRule } from './packs.ts'
import { documentsOf, newestOf, triedAs } from './store.ts'
import type { Day } from './trial.ts'

/** Switches rules on or off; on, those of a shipped pack as the product has them now. What is wrong, or would take too long on this county, stays off and says why. `on`: whose turn to look it is. */
export async function switchRules(
  county: AuditedCounty,
  { ids, enabled, reason }: RuleSwitch,
  { actor, at }: Hand,
  day: Day,
): Promise<RuleSwitched & { on: string[] }> {
  const { db } = county
  const known = await (enabled ? newestOf : documentsOf)(db, [...new Set(ids)])
  const missing = ids.filter((id) => !known.some((one) => one.id === id))
  const refused = [
    ...missing.map((id) => ({ id, why: '没有这条规则，可能刚刚被撤下。' })),
    ...(enabled ? await unfit(db, known.map(triedAs), day) : []),
  ]
  const right = known.filter(({ id }) => !refused.some((one) => one.id === id))
  const list = right.map(({ id }) => id)
  if (list.length === 0) return { switched: 0, refused, on: [] }
  const rows = right.map((document) => [
    document.id,
    shippedRule(document.id)?.pack.id ?? OWN,
    JSON.stringify(document),
  ])
  const renewed = enabled ? list.filter((id) => shippedRule(id) !== null) : []
  // Only what was tried is switched: who changes or withdraws one meanwhile comes first.
  const switched = db.prepare(
    `INSERT INTO rule (id, pack, version, enabled, set_by, set_at, document)
     SELECT value ->> 0, value ->> 1, 1, ?2, ?3, ?4, value ->> 2 FROM json_each(?1) WHERE true
     ON CONFLICT (id) DO UPDATE SET version = rule.version + 1, enabled = ?2, set_by = ?3, set_at = ?4,
       document = CASE WHEN rule.withdrawn = 0 AND (rule.document = excluded.document OR rule.id IN (SELECT value FROM json_each(?5)))
         THEN excluded.document END`,
  )
  const statements = inParts(rows).map((part) =>
    switched.bind(JSON.stringify(part), enabled ? 1 : 0, actor, at.toISOString(), JSON.stringify(renewed)),
  )
  const detail = { rules: list.length, reason, ids: list.slice(0, 50).join('、') }
  const deed = {
    at,
    actor,
    action: enabled ? 'rule.enable' : 'rule.disable',
    subject: list.length === 1 ? list[0]! : 'rules',
    detail,
  }
  const silenced = enabled ? [] : [silence(db, list, at)]
  const versions = versionsOf(db, list, reason)
  const overtaken = () => new Problem('conflict', '别人刚刚改过或撤下了其中的规则，没有启用或停用，请刷新后再办。')
  await guarded(county, deed, [...statements, versions, ...silenced], [...documentGuards], overtaken)
  return { switched: list.length, refused, on: enabled ? list : [] }
}

/** D1 takes 2 MB a value: rows with long lists go in several statements. */
function inParts(rows: string[][]): string[][][] {
  const parts: string[][][] = [[]]
  let letters = 0
  for (const row of rows) {
    letters += row[2]!.length
    if (letters > LETTERS_AT_ONCE && parts.at(-1)!.length > 0) {
      parts.push([])
      letters = row[2]!.length
    }
    parts.at(-1)!.push(row)
  }
  return parts
}

const LETTERS_AT_ONCE = 400_000
