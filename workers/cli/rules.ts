import { resolve } from 'node:path'
import type { RuleFault } from '../../shared/rule.ts'
import type { PackInstalled, RuleList, RuleSwitched } from '../../shared/rulepage.ts'
import { shippedPacks } from '../checks/rule/packs.ts'
import { judgedPack } from '../checks/rule/reading.ts'
import { triedExamples } from '../home/ruleexamples.ts'
import { codeWords } from '../import/cell/codewords.ts'
import { type Client, connect } from './client.ts'
import { type Answer, type Command, jsonFile, Refusal, serverOptions, text, type Values } from './command.ts'
import { handOut, installedWords } from './packs.ts'

const usage = `rules [--json] | rules --county 代码 | rules check 文件.json | rules install 文件.json --county 代码|--data 目录 [--enable]
  rules enable|disable 规则包或规则编号 … --reason 为什么 --county 代码 [--url 地址] [--token 令牌] [--json]`

/** Rules: those that come with the product; a county's; a pack judged, installed, switched on. */
export const rules: Command = {
  usage,
  options: { ...serverOptions, enable: { type: 'boolean' }, reason: { type: 'string' }, data: { type: 'string' } },
  async run([what, ...rest], values) {
    if (what === undefined) return text(values, 'county') === undefined ? shipped() : listed(await connect(values))
    const [first] = rest
    if (first === undefined) throw new Refusal(`请写明文件或规则编号。用法：${usage}`)
    if (what === 'check') return checked(await jsonFile(resolve(first)))
    if (what === 'install') return installed(await jsonFile(resolve(first)), values)
    if (what === 'enable' || what === 'disable') return switched(await connect(values), rest, what === 'enable', values)
    throw new Refusal(`看不懂这条命令。用法：${usage}`)
  },
}

function shipped(): Answer {
  const json = shippedPacks.flatMap((pack) =>
    pack.rules.map(({ id, publicId, title, examples }) => ({ id, ...(publicId && { publicId }), title, examples })),
  )
  const words = json.map(({ id, publicId, title }) => [id, publicId ?? '', title].join('  '))
  return { json, words: [`随系统带来的规则 ${json.length} 条`, ...words].join('\n') }
}

async function listed(client: Client): Promise<Answer> {
  const list = await client.ask<RuleList>('/rules')
  const words = list.rules.map(({ id, enabled, open, title }) =>
    [enabled ? '启用' : '停用', String(open).padStart(6), id, title].join('  '),
  )
  return { json: list, words: words.join('\n') }
}

/** Whether a pack is right, and every example of it finds what it says; on a database of its own. */
async function checked(written: unknown): Promise<Answer> {
  const { pack, faults } = judgedPack(written, codeWords)
  if (pack === null) return wrong(faults)
  const wrongs = await triedExamples(pack)
  const count = pack.rules.reduce((sum, { examples }) => sum + examples.length, 0)
  if (wrongs.length > 0) return wrong(wrongs)
  return {
    json: { rules: pack.rules.length, examples: count, faults: [] },
    words: `${pack.title}：${pack.rules.length} 条规则、${count} 个例子，都对。`,
  }
}

function wrong(faults: RuleFault[]): Answer {
  const words = faults.map(({ rule, at, words }) => `${rule} ${at}：${words}`).join('\n')
  return { json: { faults }, words, failed: `有 ${faults.length} 处要改。` }
}

const posted = (body: unknown) => {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** In one county through its server, or in all of this machine's data folder. */
async function installed(pack: unknown, values: Values): Promise<Answer> {
  const [data, county, enable] = [text(values, 'data'), text(values, 'county'), values.enable === true]
  if (data !== undefined && county !== undefined)
    throw new Refusal('装给一个县写 --county，装给这台机器上所有的县写 --data，请只写一个。')
  if (data !== undefined) return handOut(pack, enable, data)
  const client = await connect(values)
  const json = await client.ask<PackInstalled>('/rules/packs', posted(pack))
  const { pack: row, ...counts } = json
  const words = `${row.title} ${row.version}：${installedWords(counts)}。`
  if (!enable) return { json, words }
  const on = await switched(client, [row.id], true, values)
  return { ...on, json: { ...json, ...(on.json as RuleSwitched) }, words: `${words}\n${on.words}` }
}

/** Rules by id, or all of a pack. */
async function switched(client: Client, names: string[], enabled: boolean, values: Values): Promise<Answer> {
  const { rules } = await client.ask<RuleList>('/rules')
  const ids = names.flatMap((name) => {
    const ofPack = rules.filter(({ pack }) => pack === name).map(({ id }) => id)
    return ofPack.length > 0 ? ofPack : [name]
  })
  const reason = text(values, 'reason') ?? (enabled ? '命令行启用' : '命令行停用')
  const json = await client.ask<RuleSwitched>('/rules/enable', posted({ ids, enabled, reason }))
  const refused = json.refused.map(({ id, why }) => `${id}：${why}`)
  const words = [`${enabled ? '启用' : '停用'} ${json.switched} 条`, ...refused].join('\n')
  return {
    json,
    words,
    ...(refused.length > 0 && { failed: `${refused.length} 条没有${enabled ? '启用' : '停用'}。` }),
  }
}
