import { dayOf } from '../../shared/day.ts'
import type { Page } from '../../shared/page.ts'
import type { ChangedLine, PolicyAnswer, PolicyPreview, PolicyStep } from '../../shared/policychange.ts'
import { differing, valueWords } from '../../shared/policywords.ts'
import { type Client, connect } from './client.ts'
import { type Answer, type Command, jsonFile, serverOptions, text, type Values } from './command.ts'
import { floors, floorsUsage } from './floors.ts'

const usage =
  'policy [history] --county 代码 [--set 文件.json [--preview] [--reason 为什么] [--effective-on 日期]] [--url 地址] [--token 令牌] [--json]'

/** The county's policy: shown; with `--set` a JSON document laid over it, `--preview` only tried out; its history; the province's floors. */
export const policy: Command = {
  usage: `${usage}\n  ${floorsUsage}`,
  options: {
    ...serverOptions,
    ...{ set: { type: 'string' }, reason: { type: 'string' }, 'effective-on': { type: 'string' } },
    ...{ preview: { type: 'boolean' }, source: { type: 'string' }, data: { type: 'string' } },
    cloudflare: { type: 'boolean' },
  },
  async run([what], values) {
    if (what === 'floors') return floors(values, new Date())
    const client = await connect(values)
    if (what === 'history') return history(await client.ask<Page<PolicyStep>>('/policy/versions?size=200'))
    const file = text(values, 'set')
    if (file === undefined) return shown(await client.ask<PolicyAnswer>('/policy'))
    return set(client, await jsonFile(file), values)
  },
}

async function set(client: Client, document: unknown, values: Values): Promise<Answer> {
  const { latest } = await client.ask<PolicyAnswer>('/policy')
  const [reason, effectiveOn] = [text(values, 'reason'), text(values, 'effective-on')]
  const order = { document, basedOn: latest, ...(reason ? { reason } : {}), ...(effectiveOn ? { effectiveOn } : {}) }
  const send = (method: string) => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  })
  if (values.preview !== true) return shown(await client.ask<PolicyAnswer>('/policy', send('PUT')))
  const preview = await client.ask<PolicyPreview>('/policy/preview', send('POST'))
  const checks = preview.checks.map(
    ({ id, title, appear, go, stay }) => `${title}（${id}）：多出 ${appear}，消失 ${go}，不变 ${stay}`,
  )
  return { json: preview, words: [...preview.changes.map(inWords), ...checks, '只是试算，没有保存。'].join('\n') }
}

function shown(now: PolicyAnswer): Answer {
  return { json: now, words: `政策参数第 ${now.version} 版\n${JSON.stringify(now.document, null, 2)}` }
}

function history(steps: Page<PolicyStep>): Answer {
  const words = steps.rows.map(({ of, version, effectiveOn, setBy, setAt, reason, source, changes }) => {
    const head = `${of === 'province' ? '省定底线' : '本县'}第 ${version} 版  ${setBy} ${dayOf(new Date(setAt))}  ${effectiveOn} 起  ${reason ?? source ?? ''}`
    return [head.trimEnd(), ...changes.map((line) => `  ${inWords(line)}`)].join('\n')
  })
  return { json: steps.rows, words: words.length > 0 ? words.join('\n') : '还没有人改过，都是默认值。' }
}

function inWords({ line, unit, ...changed }: ChangedLine): string {
  const [from, to] = differing(changed.from, changed.to)
  return `${line}：${valueWords(from, unit)} → ${valueWords(to, unit)}`
}
