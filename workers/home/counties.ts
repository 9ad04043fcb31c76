import { randomBytes } from 'node:crypto'
import type { D1Database } from '@cloudflare/workers-types'
import type { County } from '../../shared/county.ts'
import { countyRow, createAccount } from '../accounts/create.ts'
import { Refusal } from '../cli/command.ts'
import { auditedRegistry } from '../db/audit.ts'
import type { Migration } from '../db/migrate.ts'
import type { Registry } from '../db/registrykey.ts'
import { copyFloors, type FloorVersion, listFloors } from '../tenants/floors.ts'
import { type Migrated, migrateTenants } from '../tenants/migrate.ts'
import { codesWithoutMember, listTenants, setDisabled } from '../tenants/store.ts'
import { faultOf, type Tenant } from '../tenants/tenant.ts'
import { type FloorOrder, setFloors } from './floors.ts'
import { type Handed, handOutPack, type PackOrder } from './packs.ts'

/** A county just added, and who can enter it: the password is shown this once. */
export type Added = { code: string; name: string; username: string; password: string; error: string | null }

/** What the command line does to the counties of a home; refusals are words. */
export type Counties = {
  list(): Promise<Tenant[]>
  add(counties: County[]): Promise<Added[]>
  disable(code: string): Promise<Tenant[]>
  enable(code: string): Promise<Tenant[]>
  migrate(): Promise<Migrated[]>
  /** The province's floors under every county's policy, and the counties that have not got them yet. */
  floors(): Promise<{ floors: FloorVersion[]; without: string[] }>
  setFloors(order: FloorOrder): Promise<{ floors: FloorVersion[]; without: string[] }>
  /** A pack of rules for every county that is not disabled; nothing is switched on unless it says so. */
  installPack(order: PackOrder): Promise<Handed[]>
}

/** The databases of a home under a workerd, serving or not; `bind` makes it reach those of these counties. */
export type Databases = {
  registry(): Promise<D1Database>
  open(code: string): Promise<D1Database>
  bind(codes: string[]): Promise<void>
  migrations: Migration[]
  /** base64: the registry's trail is chained with what follows from it. */
  dataKey: string
}

const now = () => new Date()
const actor = 'home'

export function countiesOf(databases: Databases): Counties {
  const env = async (): Promise<Registry> => ({
    REGISTRY: await databases.registry(),
    DATA_KEY: databases.dataKey,
  })
  const list = async () => listTenants(await databases.registry())
  const reached = async () => ({ registry: await databases.registry(), open: databases.open })
  const migrate = async (tenants: Tenant[]) => {
    const migrated = await migrateTenants(await reached(), tenants, databases.migrations, now)
    await copyFloors(await reached(), migrated)
    return migrated
  }
  const floors = async () => ({
    without: await copyFloors(await reached(), await list()),
    floors: await listFloors(await databases.registry()),
  })
  const turn = (disabled: boolean) => async (code: string) => {
    if (!(await list()).some((tenant) => tenant.code === code))
      throw new Refusal(`没有代码为 ${code} 的县。请用 county list 核对。`)
    await setDisabled(await env(), { code, disabled, at: now(), actor })
    return list()
  }
  return {
    list,
    async add(counties) {
      await refuseFaults(counties, await list(), await codesWithoutMember(await databases.registry()))
      await register(await env(), counties)
      const tenants = await list()
      await databases.bind(tenants.map(({ code }) => code))
      const named = new Set(counties.map(({ code }) => code))
      const migrated = await migrate(tenants.filter(({ code }) => named.has(code)))
      return administrators(await env(), migrated)
    },
    disable: turn(true),
    enable: turn(false),
    migrate: async () => migrate(await list()),
    floors,
    async setFloors(order) {
      await setFloors(await env(), order, now(), actor)
      return floors()
    },
    async installPack(order) {
      const tenants = (await list()).filter(({ disabledAt }) => disabledAt === null)
      return handOutPack(await env(), databases, tenants, order, { actor, at: now() })
    },
  }
}

async function refuseFaults(counties: County[], tenants: Tenant[], unfinished: string[]): Promise<void> {
  const there = new Map(tenants.map(({ code, name }) => [code, name]))
  const seen = new Set<string>()
  const faults = counties.flatMap((county) => {
    const { code } = county
    const fault = faultOf(county)
    if (fault !== null) return [fault]
    if (seen.has(code)) return [`代码 ${code} 写了两次，请只留一次。`]
    seen.add(code)
    if (there.has(code) && !unfinished.includes(code)) return [`${code} 已经是${there.get(code)}，不能重复添加。`]
    return []
  })
  if (counties.length === 0) faults.push('请写明要添加的县，例如 county add 529903 某县。')
  if (faults.length > 0) throw new Refusal(faults.join('\n'))
}

async function register(env: Registry, counties: County[]): Promise<void> {
  const at = now()
  await auditedRegistry(
    env,
    counties.map(({ code, name }) => ({ at, actor, action: 'county.add', subject: code, detail: { name } })),
    counties.map((county) => countyRow(env.REGISTRY, county, at)),
  )
}

/** Every county added gets one account that administers it and nothing else. */
async function administrators(env: Registry, counties: Migrated[]): Promise<Added[]> {
  const added: Added[] = []
  for (const { code, name, error } of counties) {
    const username = `admin_${code}`
    const password = randomBytes(12).toString('base64url')
    const memberships = [{ countyCode: code, role: 'county_admin' as const }]
    const account = { username, name: `${name}管理员`, password, mustChangePassword: true, memberships }
    await createAccount(env, account, now(), actor)
    added.push({ code, name, username, password, error })
  }
  return added
}
