import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { County } from '../../shared/county.ts'

/** How a home is started: flags first, then the environment (PORT, HOST, JIEDUI_BEHIND_PROXY, JIEDUI_DATA, JIEDUI_DEMO, JIEDUI_ADMIN_PASSWORD). */
export type Options = {
  data: string
  host: string
  /** 0 = any free port. */
  port: number
  /** A proxy of the installation's own stands before it and says in X-Forwarded-For where a request comes from. */
  proxied: boolean
  demo: boolean
  watch: boolean
  /** Whether roles that see a whole county must have one; null = in a real installation yes, in a demo no. */
  secondFactor: 'required' | 'optional' | null
  /** Counties to create where the registry does not have them yet. */
  counties: County[]
  /** The first administrator's password of a real installation; made up and printed once where not given. */
  adminPassword: string | null
}

/** The options, or a sentence that says which one cannot be read. */
export function optionsOf(args: string[], env: NodeJS.ProcessEnv): Options | string {
  const values = flagsOf(args)
  if (values === null)
    return `看不懂 ${args.join(' ')}。可用：--port --host --data --no-demo --county 代码=县名 --behind-proxy --second-factor --watch。`
  const port = values.port ?? env.PORT ?? '8787'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
    return `端口「${port}」不是 0–65535 的数字，请改 PORT 或 --port。`
  const counties: County[] = []
  for (const text of values.county ?? []) {
    const [, code, name] = /^(\d{6})=(.+)$/.exec(text) ?? []
    if (code === undefined || name === undefined) return `「${text}」读不懂，请写成 --county 六位代码=县名。`
    counties.push({ code, name })
  }
  const secondFactor = values['second-factor'] ?? null
  if (secondFactor !== null && secondFactor !== 'required' && secondFactor !== 'optional')
    return `--second-factor 只能是 required（必须）或 optional（可选），不是「${secondFactor}」。`
  return {
    data: resolve(values.data ?? env.JIEDUI_DATA ?? '.jiedui'),
    host: values.host ?? env.HOST ?? '127.0.0.1',
    port: Number(port),
    proxied: values['behind-proxy'] ?? env.JIEDUI_BEHIND_PROXY === '1',
    demo: values.demo ?? env.JIEDUI_DEMO !== '0',
    watch: values.watch ?? false,
    secondFactor,
    counties,
    adminPassword: env.JIEDUI_ADMIN_PASSWORD ?? null,
  }
}

function flagsOf(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        county: { type: 'string', multiple: true },
        'second-factor': { type: 'string' },
        'behind-proxy': { type: 'boolean' },
        demo: { type: 'boolean' },
        watch: { type: 'boolean' },
      },
      allowNegative: true,
    }).values
  } catch {
    return null
  }
}
