import type { D1Database } from '@cloudflare/workers-types'
import type { MadeAccounts, NewAccount } from '../../shared/account.ts'
import type { CountyDatabase } from '../db/county.ts'
import type { Env } from '../env.ts'
import type { Accepted } from './bulk.ts'
import { hasLeft } from './roster.ts'

/** What the accounts name, as it is in the county and the registry. */
type Known = {
  areas: Set<string>
  cadres: Map<string, { unit: string; left: boolean }>
  usernames: Set<string>
  accountOf: Map<string, string>
}

/** Who of these gets an account; of the others, why not and what to do. */
export async function acceptAccounts(
  env: Env,
  county: CountyDatabase,
  asked: NewAccount[],
  today: string,
): Promise<{ accepted: Accepted[]; refused: MadeAccounts['refused'] }> {
  const known = await lookUp(env, county, asked, today)
  const accepted: Accepted[] = []
  const refused: MadeAccounts['refused'] = []
  for (const account of asked) {
    const why = refusal(account, known)
    if (why !== null) {
      refused.push({ name: account.name, why })
      continue
    }
    const { username, cadreKey } = account
    if (username !== undefined) known.usernames.add(username)
    if (cadreKey) known.accountOf.set(cadreKey, username ?? '本次新开')
    accepted.push({ ...account, unit: (cadreKey && known.cadres.get(cadreKey)?.unit) || null })
  }
  return { accepted, refused }
}

function refusal(account: NewAccount, known: Known): string | null {
  const { username, role, cadreKey, untilOn, reason } = account
  if (role === 'operator') return '平台运维账号不在县里开设，请联系平台运维。'
  if (username !== undefined) {
    // Those that begin with a digit are the numbered ones.
    if (!/^[a-z][a-z0-9_.]{2,29}$/.test(username)) return `账号「${username}」须以字母开头，由 3–30 个字母、数字组成。`
    if (known.usernames.has(username)) return `账号「${username}」已有人使用，请换一个。`
  }
  if (role === 'inspector' && (!untilOn || !reason)) return '抽查督导员须写明事由和到期日（untilOn）。'
  return areaRefusal(account, known) ?? cadreRefusal(role, cadreKey, known)
}

function areaRefusal({ role, township, village }: NewAccount, { areas }: Known): string | null {
  if (role === 'township_clerk' && !township) return '乡镇账号须写明乡镇。'
  if (role === 'village_officer' && !(township && village)) return '村级账号须写明乡镇和村。'
  if (village && !township) return '写了村，也请写明乡镇。'
  if (township && !areas.has(areaKey(township, village))) {
    return `登记册里没有「${township}${village ?? ''}」，请核对写法或先导入台账。`
  }
  return null
}

function cadreRefusal(role: string, cadreKey: string | null | undefined, { cadres, accountOf }: Known): string | null {
  if (!cadreKey) return role === 'cadre' ? '帮扶责任人账号须对应花名册上的一名干部。' : null
  const cadre = cadres.get(cadreKey)
  if (!cadre) return '花名册上没有这名干部，请从花名册选择。'
  if (cadre.left) return '该干部在花名册上已离任，不能开设账号。'
  const there = accountOf.get(cadreKey)
  return there === undefined ? null : `已有账号 ${there}`
}

async function lookUp(env: Env, { code, db }: CountyDatabase, asked: NewAccount[], today: string): Promise<Known> {
  const list = (values: (string | null | undefined)[]) => JSON.stringify(values.filter((value) => value))
  const keys = list(asked.map(({ cadreKey }) => cadreKey))
  const [areas, cadres, usernames, accounts] = await Promise.all([
    areasAmong(db, list(asked.map(({ township }) => township))),
    db
      .prepare(
        `SELECT key, unit, ${hasLeft('?2')} AS has_left FROM cadre WHERE key IN (SELECT value FROM json_each(?1)) ORDER BY key`,
      )
      .bind(keys, today)
      .all<{ key: string; unit: string; has_left: number }>(),
    env.REGISTRY.prepare(
      'SELECT username FROM user WHERE username IN (SELECT value FROM json_each(?1)) ORDER BY username',
    )
      .bind(list(asked.map(({ username }) => username)))
      .all<{ username: string }>(),
    accountsOfCadres(env.REGISTRY, code, keys),
  ])
  return {
    areas,
    cadres: new Map(cadres.results.map(({ key, unit, has_left }) => [key, { unit, left: has_left === 1 }])),
    usernames: new Set(usernames.results.map(({ username }) => username)),
    accountOf: accounts,
  }
}

/** The accounts cadres have already, by cadre key; `keys` is a JSON array. */
export async function accountsOfCadres(registry: D1Database, code: string, keys: string): Promise<Map<string, string>> {
  const { results } = await registry
    .prepare(
      `SELECT membership.cadre_key, user.username, user.disabled_at
       FROM membership JOIN user ON user.id = membership.user_id
       WHERE membership.county_code = ?1 AND membership.cadre_key IN (SELECT value FROM json_each(?2))
       ORDER BY user.username`,
    )
    .bind(code, keys)
    .all<{ cadre_key: string; username: string; disabled_at: string | null }>()
  return new Map(
    results.map(({ cadre_key, username, disabled_at }) => [
      cadre_key,
      disabled_at === null ? username : `${username}（已停用）`,
    ]),
  )
}

async function areasAmong(db: D1Database, townships: string): Promise<Set<string>> {
  const { results } = await db
    .prepare(
      `SELECT township, village FROM household WHERE township IN (SELECT value FROM json_each(?1))
       UNION SELECT township, name FROM village WHERE township IN (SELECT value FROM json_each(?1)) ORDER BY 1, 2`,
    )
    .bind(townships)
    .all<{ township: string; village: string | null }>()
  return new Set(results.flatMap(({ township, village }) => [areaKey(township, null), areaKey(township, village)]))
}

const areaKey = (township: string, village: string | null | undefined) => `${township}/${village ?? ''}`
