import type { County } from '../../shared/county.ts'
import { dayOf } from '../../shared/day.ts'

/** What to do, in order, for a county on Cloudflare: a binding there is part of a deployment, so a person does it. */
export function addOnCloudflare({ code, name }: County, at: Date): string {
  const row = `INSERT INTO county (code, name, created_at) VALUES ('${code}', '${name}', '${at.toISOString()}')`
  return `在 Cloudflare 上添加 ${name}（${code}），请依次：

1. 建库，记下它印出的 database_id：
   npx wrangler d1 create jiedui-${code}

2. 在 wrangler.toml 末尾加上（database_id 换成上一步的）：
   [[d1_databases]]
   binding = "COUNTY_${code}"
   database_name = "jiedui-${code}"
   database_id = "上一步的 database_id"
   migrations_dir = "migrations/county"

3. 建表：
   npx wrangler d1 migrations apply jiedui-${code} --remote

4. 登记：
   npx wrangler d1 execute jiedui-registry --remote --command "${row}"

5. 部署：
   npm run deploy`
}

/** The same for bringing every county up to date. */
export function migrateOnCloudflare(): string {
  return `在 Cloudflare 上升级数据库，请依次（某县失败不影响其余，改正后再运行一次即可）：

1. 登记库：
   npx wrangler d1 migrations apply jiedui-registry --remote

2. 每个县，代码换成 wrangler.toml 里的：
   npx wrangler d1 migrations apply jiedui-529901 --remote

3. 部署：
   npm run deploy

县库落后于程序时，该县答复 503，升级后的第一次访问自动恢复。`
}

/** Disabling and enabling are one column of the registry. */
export function setDisabledOnCloudflare(code: string, disabled: boolean, at: Date): string {
  const value = disabled ? `'${at.toISOString()}'` : 'NULL'
  const sql = `UPDATE county SET disabled_at = ${value} WHERE code = '${code}'`
  return `请运行：\n   npx wrangler d1 execute jiedui-registry --remote --command "${sql}"`
}

export function listOnCloudflare(): string {
  const sql = 'SELECT code, name, created_at, disabled_at, schema_version, migrated_at FROM county ORDER BY code'
  return `请运行：\n   npx wrangler d1 execute jiedui-registry --remote --command "${sql}"`
}

/** The province's floors: the same row for the registry and for every county. */
export function floorsOnCloudflare(order: {
  document: object
  source: string
  effectiveOn: string | undefined
  at: Date
}): string {
  const { document, source, effectiveOn, at } = order
  const now = at.toISOString()
  const quoted = [JSON.stringify(document), source, effectiveOn ?? dayOf(at), 'operator', now].map(
    (text) => `'${text.replaceAll("'", "''")}'`,
  )
  const sql = `INSERT INTO policy_floor (version, document, source, effective_on, set_by, set_at)
SELECT coalesce(max(version), 0) + 1, ${quoted.join(', ')} FROM policy_floor;`
  return `在 Cloudflare 上设省定底线，请依次：

1. 把下面这条语句存为 floors.sql：
${sql}

2. 登记库：
   npx wrangler d1 execute jiedui-registry --remote --file floors.sql

3. 每个县，代码换成 wrangler.toml 里的：
   npx wrangler d1 execute jiedui-529901 --remote --file floors.sql

各县的疑点在当天的例行核查后更新。`
}
