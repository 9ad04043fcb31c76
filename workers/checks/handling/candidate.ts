import type { Reach } from '../../../shared/access.ts'
import type { Assignee, AssignOrder } from '../../../shared/handling.ts'
import { findingsOf, isFindingSeen } from '../../db/findings.ts'
import { heldFor, seenBy } from '../../db/reach.ts'
import { isCurrent } from '../../db/register.ts'
import { prepare, sql } from '../../db/sql.ts'
import { Problem } from '../../http/problem.ts'
import { type Account, accountNamed, cadreAccounts, placedAccounts } from './account.ts'
import type { Who } from './decide.ts'
import type { Reading } from './reader.ts'
import type { Found } from './stood.ts'

/** Whom a finding goes to, or why nobody in words. */
export type Chosen = (found: Found) => Who | string

const order: Reach[] = ['own', 'village', 'township', 'county']

/** Nobody gives a finding to who stands above them. */
const mayBeGivenBy = ({ seen: { reach } }: Reading, account: Account): boolean => {
  const held = heldFor(account)
  return held !== null && reach !== null && order.indexOf(held) <= order.indexOf(reach)
}

/** Whom each of the findings goes to, as the order has it. */
export async function choose(reading: Reading, { to }: Pick<AssignOrder, 'to'>, found: Found[]): Promise<Chosen> {
  if ('username' in to) return one(reading, to.username, found)
  return to.by === 'cadre' ? byCadre(reading, found) : byPlace(reading, to.by)
}

/** One account, of what it sees itself. */
async function one(reading: Reading, username: string, found: Found[]): Promise<Chosen> {
  const { county, db, reader, day } = reading
  const account = await accountNamed(county.registry, reader.membership.county, reader.today, username)
  if (account === null || !mayBeGivenBy(reading, account)) throw nobody()
  const seen = seenBy(account, day)
  const ids = JSON.stringify(found.map(({ id }) => id))
  const { results } = await prepare(
    db,
    sql`SELECT f.id FROM json_each(${ids}) j CROSS JOIN ${findingsOf(seen)} WHERE f.id = j.value AND ${isFindingSeen(seen)}`,
  ).all<{ id: number }>()
  const within = new Set(results.map(({ id }) => id))
  // Below the county nobody is told who there is elsewhere.
  if (within.size === 0 && reading.seen.reach !== 'county') throw nobody()
  const who = { username, reach: seen.reach }
  return ({ id }) => (within.has(id) ? who : '不在这个人负责的范围内，请分派给当地的人。')
}

const nobody = () =>
  new Problem('not-found', '没有这个账号，或者不能给它分派疑点：只能分派给当地本级和下级的人，请重新选择。')

/** Whoever answers for the village, where there is nobody for the township; of several who has least to answer. */
async function byPlace(reading: Reading, by: 'village' | 'township'): Promise<Chosen> {
  const { county, reader } = reading
  const accounts = await placedAccounts(county.registry, reader.membership.county, reader.today)
  const held = accounts.filter((account) => mayBeGivenBy(reading, account) && heldFor(account) !== 'county')
  const at = Map.groupBy(held, ({ township, village }) => JSON.stringify([township, village]))
  const has = await loads(reading)
  const least = (place: (string | null)[]): Who | null => {
    const there = at.get(JSON.stringify(place))?.toSorted((a, b) => has(a.username) - has(b.username))[0]
    if (there === undefined) return null
    has.oneMore(there.username)
    return { username: there.username, reach: heldFor(there) }
  }
  return ({ township, village }) => {
    if (township === null) return '这条疑点不在哪个乡镇，请指定到人。'
    const who = (by === 'village' && village !== null ? least([township, village]) : null) ?? least([township, null])
    if (who !== null) return who
    const whose = by === 'village' ? '和所在的村都' : ''
    return `${township}${whose}没有可以分派的账号，请先开设账号，或者指定到人。`
  }
}

/** The cadre it is about, or whoever helps its household now. */
async function byCadre(reading: Reading, found: Found[]): Promise<Chosen> {
  const { county, db, reader, day } = reading
  const households = JSON.stringify([...new Set(found.map(({ householdNo }) => householdNo))])
  const { results } = await prepare(
    db,
    sql`SELECT p.household_no AS householdNo, p.cadre_key AS cadreKey FROM json_each(${households}) j CROSS JOIN pairing p
      WHERE p.household_no = j.value AND p.cadre_key IS NOT NULL AND ${isCurrent(day)} ORDER BY p.id DESC`,
  ).all<{ householdNo: string; cadreKey: string }>()
  const keys = results.map(({ cadreKey }) => cadreKey)
  const own = found.flatMap(({ cadreKey }) => cadreKey ?? [])
  const accounts = await cadreAccounts(county.registry, reader.membership.county, reader.today, [...keys, ...own])
  const byKey = new Map(accounts.map((account) => [account.cadreKey, account]))
  // The first pairing with an account is written last.
  const helps = new Map(
    results.flatMap(({ householdNo, cadreKey }) => (byKey.has(cadreKey) ? [[householdNo, cadreKey] as const] : [])),
  )
  return ({ householdNo, cadreKey }) => {
    const key = cadreKey ?? (householdNo === null ? undefined : helps.get(householdNo))
    const account = key === undefined ? undefined : byKey.get(key)
    return account
      ? { username: account.username, reach: 'own' }
      : '没有帮扶责任人，或者帮扶责任人还没有账号，请指定到人。'
  }
}

/** Whom findings of an area, or these findings, may be given to. */
export async function assignees(
  reading: Reading,
  asked: { township?: string; village?: string; found?: Found[] },
): Promise<Assignee[]> {
  const { county, db, reader, seen, day } = reading
  const placed = await placedAccounts(county.registry, reader.membership.county, reader.today)
  const places = asked.found ?? [{ township: asked.township ?? null, village: asked.village ?? null }]
  const covers = (account: Account): boolean =>
    places.every(
      ({ township, village }) =>
        (township === null || account.township === null || account.township === township) &&
        (village === null || account.village === null || account.village === village),
    )
  const own = asked.found ?? []
  const keys = own.flatMap(({ cadreKey }) => cadreKey ?? [])
  const households = JSON.stringify(own.flatMap(({ householdNo }) => householdNo ?? []))
  const { results } = await prepare(
    db,
    sql`SELECT DISTINCT p.cadre_key AS cadreKey FROM json_each(${households}) j CROSS JOIN pairing p
      WHERE p.household_no = j.value AND p.cadre_key IS NOT NULL AND ${isCurrent(day)}`,
  ).all<{ cadreKey: string }>()
  const helpers = await cadreAccounts(county.registry, reader.membership.county, reader.today, [
    ...keys,
    ...results.map(({ cadreKey }) => cadreKey),
  ])
  const near = (account: Account) => seen.reach === 'county' || account.township === reader.membership.township
  const all = [...placed.filter((account) => covers(account) && near(account)), ...helpers]
  const has = await loads(reading)
  return all
    .filter((account) => mayBeGivenBy(reading, account))
    .map(({ username, name, role, township, village }) => {
      return { username, name, role, township, village, open: has(username) }
    })
}

/** How many findings each account has to answer. */
async function loads({ db }: Reading): Promise<((username: string) => number) & { oneMore(username: string): void }> {
  const { results } = await db
    .prepare(
      `SELECT assignee, count(*) AS n FROM finding WHERE assignee IS NOT NULL AND handling = 'assigned' GROUP BY assignee ORDER BY assignee`,
    )
    .all<{ assignee: string; n: number }>()
  const has = new Map(results.map(({ assignee, n }) => [assignee, n]))
  const count = (username: string) => has.get(username) ?? 0
  return Object.assign(count, { oneMore: (username: string) => void has.set(username, count(username) + 1) })
}
