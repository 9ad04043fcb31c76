import { resolve } from 'node:path'
import type { County } from '../../shared/county.ts'
import type { Counties } from '../home/counties.ts'
import { withCounties } from '../home/reach.ts'
import {
  addOnCloudflare,
  listOnCloudflare,
  migrateOnCloudflare,
  setDisabledOnCloudflare,
} from '../tenants/cloudflare.ts'
import { faultOf, type Tenant } from '../tenants/tenant.ts'
import { type Answer, type Command, Refusal, text, type Values } from './command.ts'

const usage =
  'county add 代码 县名 [代码 县名 …] | list | disable 代码 | enable 代码 | migrate [--data 目录] [--cloudflare] [--json]'

/** The counties of this machine's installation, running or not; for Cloudflare the words of what to do there. */
export const county: Command = {
  usage,
  options: { data: { type: 'string' }, url: { type: 'string' }, cloudflare: { type: 'boolean' } },
  async run([verb = '', ...rest], values) {
    const does = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
    if (!does) throw new Refusal(`用法：${usage}`)
    if (isElsewhere(values)) {
      const words = does.elsewhere(rest, new Date())
      return { json: { todo: words }, words }
    }
    const data = resolve(text(values, 'data') ?? process.env.JIEDUI_DATA ?? '.jiedui')
    return withCounties(data, (counties) => does.here(counties, rest))
  },
}

type Verb = {
  here(counties: Counties, rest: string[]): Promise<Answer>
  elsewhere(rest: string[], at: Date): string
}

const verbs: Record<string, Verb> = {
  add: {
    here: async (counties, rest) => {
      const added = await counties.add(countiesNamed(rest))
      const lines = added.map(({ code, name, username, password }) => `${name}（${code}）  ${username} / ${password}`)
      const failed = added.filter(({ error }) => error !== null).map(({ name, error }) => `${name}没有建好：${error}`)
      const words = ['已添加，县级管理员的一次性密码只显示这一次：', ...lines].join('\n')
      return { json: added, words, ...failing(failed, '请改正后运行 county migrate。') }
    },
    elsewhere: (rest, at) =>
      countiesNamed(rest)
        .map((county) => addOnCloudflare(validated(county), at))
        .join('\n\n'),
  },
  list: {
    here: async (counties) => listed(await counties.list()),
    elsewhere: listOnCloudflare,
  },
  disable: turn(true),
  enable: turn(false),
  migrate: {
    here: async (counties) => {
      const migrated = await counties.migrate()
      const lines = migrated.map(({ code, name, version, applied, error }) =>
        [
          code,
          name,
          version ?? '（空库）',
          error ?? (applied.length > 0 ? `新执行 ${applied.length} 个` : '已是最新'),
        ].join('  '),
      )
      const failed = migrated
        .filter(({ error }) => error !== null)
        .map(({ code, name }) => `${name}（${code}）没有升级成功。`)
      return {
        json: migrated,
        words: lines.join('\n'),
        ...failing(failed, '其余县不受影响；改正后再运行一次，会从断处继续。'),
      }
    },
    elsewhere: migrateOnCloudflare,
  },
}

function turn(disabled: boolean): Verb {
  return {
    here: async (counties, [code = '']) => listed(await counties[disabled ? 'disable' : 'enable'](code)),
    elsewhere: ([code = ''], at) => setDisabledOnCloudflare(code, disabled, at),
  }
}

/** A server that is not this machine's is taken for Cloudflare's: nothing else runs the Worker. */
function isElsewhere(values: Values): boolean {
  const url = text(values, 'url')
  if (values.cloudflare === true) return true
  if (url !== undefined && !URL.canParse(url))
    throw new Refusal(`地址「${url}」读不懂，请写成 http://localhost:8787 这样。`)
  return url !== undefined && !['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
}

function countiesNamed(rest: string[]): County[] {
  if (rest.length === 0 || rest.length % 2 !== 0)
    throw new Refusal('请成对写明代码和县名，例如 county add 529903 某县。')
  return Array.from({ length: rest.length / 2 }, (_, at) => ({ code: rest[2 * at]!, name: rest[2 * at + 1]! }))
}

function validated(county: County): County {
  const fault = faultOf(county)
  if (fault !== null) throw new Refusal(fault)
  return county
}

function listed(tenants: Tenant[]): Answer {
  const lines = tenants.map(({ code, name, disabledAt, version, error }) =>
    [
      code,
      name,
      disabledAt === null ? '启用' : `停用（${disabledAt.slice(0, 10)}）`,
      version ?? '（空库）',
      error ?? '',
    ]
      .join('  ')
      .trimEnd(),
  )
  return { json: tenants, words: lines.length > 0 ? lines.join('\n') : '还没有县。' }
}

function failing(failed: string[], todo: string): Pick<Answer, 'failed'> {
  return failed.length > 0 ? { failed: [...failed, todo].join('\n') } : {}
}
