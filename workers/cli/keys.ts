import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { askInternal } from '../home/internal.ts'
import { keepSecrets, secretsOf } from '../home/secrets.ts'
import { type Answer, type Command, Refusal, say, text, type Values } from './command.ts'

const usage = 'keys rotate --county 代码 | rewrap [--key 新的 DATA_KEY] [--data 目录] [--url 地址] [--json]'

/** Other keys: a county's own, under which its numbers are sealed; or the installation's, under which those are kept. */
export const keys: Command = {
  usage,
  options: { data: { type: 'string' }, url: { type: 'string' }, county: { type: 'string' }, key: { type: 'string' } },
  async run([verb = ''], values) {
    if (verb === 'rotate') return rotate(values)
    if (verb === 'rewrap') return rewrap(values)
    throw new Refusal(`用法：${usage}`)
  },
}

/** Asks the running server for one stretch after another; cut short, the same command goes on. */
async function rotate(values: Values): Promise<Answer> {
  const county = text(values, 'county')
  if (county === undefined || !/^\d{6}$/.test(county)) throw new Refusal('请用 --county 写明六位县代码。')
  const url = text(values, 'url') ?? 'http://localhost:8787'
  const authSecret = process.env.JIEDUI_AUTH_SECRET ?? (await secretsHere(values)).authSecret
  for (;;) {
    const { done, rows } = await stretch(url, authSecret, county)
    if (done) return { json: { county, rows }, words: `${county} 已换用新的密钥，重新加密 ${rows} 行。旧密钥已作废。` }
    say(`已重新加密 ${rows} 行……`)
    await pause(200)
  }
}

async function stretch(url: string, authSecret: string, county: string): Promise<{ done: boolean; rows: number }> {
  const asked = askInternal(url, { authSecret }, '/internal/keys/rotate', { county })
  const answer = await asked.catch(() => {
    throw new Refusal(`连不上 ${url}。更换密钥时服务要开着：请先 npm start，再运行一次，会从断处继续。`)
  })
  const body = (await answer.json()) as { done: boolean; rows: number; detail?: string }
  if (!answer.ok) throw new Refusal(body.detail ?? `服务器答复 ${answer.status}，未能完成。再运行一次会从断处继续。`)
  return body
}

/** On this machine: the next start wraps the counties' keys under the new one and forgets the old one. */
async function rewrap(values: Values): Promise<Answer> {
  const secrets = await secretsHere(values)
  const dataKey = text(values, 'key') ?? randomBytes(32).toString('base64')
  if (!/^[A-Za-z0-9+/]{43}=$/.test(dataKey)) throw new Refusal('--key 应为 32 字节密钥的 base64。')
  if (secrets.dataKeyBefore !== undefined) throw new Refusal('上一次更换还没有完成，请先启动一次服务（npm start）。')
  if (dataKey !== secrets.dataKey)
    await keepSecrets(folder(values), { ...secrets, dataKey, dataKeyBefore: secrets.dataKey })
  const words =
    '新的 DATA_KEY 已写入 secrets.json。请重新启动服务：启动时各县密钥改由它保护，旧的随即作废。请另行备份 secrets.json。'
  return { json: { ok: true }, words }
}

async function secretsHere(values: Values) {
  if (!existsSync(join(folder(values), 'secrets.json')))
    throw new Refusal(`${folder(values)} 里没有 secrets.json，请用 --data 写明数据目录。`)
  return secretsOf(folder(values))
}

const folder = (values: Values) => resolve(text(values, 'data') ?? process.env.JIEDUI_DATA ?? '.jiedui')
