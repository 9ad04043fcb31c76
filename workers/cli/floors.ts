import { resolve } from 'node:path'
import { dayOf } from '../../shared/day.ts'
import { valueAt } from '../../shared/policypath.ts'
import { floorWords } from '../../shared/policywords.ts'
import { pathsOf, saidOf } from '../db/timeline.ts'
import { withCounties } from '../home/reach.ts'
import { readFloors } from '../policy/floor.ts'
import { Unread } from '../policy/read.ts'
import { floorsOnCloudflare } from '../tenants/cloudflare.ts'
import type { FloorVersion } from '../tenants/floors.ts'
import { type Answer, jsonFile, Refusal, text, type Values } from './command.ts'

export const floorsUsage =
  'policy floors [--set 文件.json --source 文号 [--effective-on 日期]] [--data 目录] [--cloudflare] [--json]'

/** The province's floors under the policy of every county on this machine, running or not. */
export async function floors(values: Values, at: Date): Promise<Answer> {
  const file = text(values, 'set')
  const source = text(values, 'source')
  const effectiveOn = text(values, 'effective-on')
  if (file !== undefined && source === undefined)
    throw new Refusal('请用 --source 写明依据的文件，例如 --source 省乡振发〔2026〕3号；县里看底线时要看到它。')
  if (effectiveOn !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(effectiveOn))
    throw new Refusal(`日期「${effectiveOn}」读不懂，请写成 2027-01-01 这样。`)
  const document = file === undefined ? undefined : await jsonFile(file)
  if (values.cloudflare === true) return elsewhere(document, source, effectiveOn, at)
  const data = resolve(text(values, 'data') ?? process.env.JIEDUI_DATA ?? '.jiedui')
  return withCounties(data, async (counties) => {
    const order = { document, source: source as string, ...(effectiveOn === undefined ? {} : { effectiveOn }) }
    return said(document === undefined ? await counties.floors() : await counties.setFloors(order))
  })
}

function said({ floors: set, without }: { floors: FloorVersion[]; without: string[] }): Answer {
  const json = set.map(({ document, ...rest }) => ({ ...rest, document: JSON.parse(document) as object }))
  const words = set.length === 0 ? '还没有省定底线。' : set.map(wordsOf).join('\n\n')
  if (without.length === 0) return { json, words }
  return { json, words, failed: `这些县还没有收到：${without.join('、')}。升级数据库（county migrate）后会补上。` }
}

function wordsOf({ version, document, source, effectiveOn, setAt }: FloorVersion): string {
  const parts = JSON.parse(document) as object
  const lines = pathsOf(parts).map((path) => {
    const [value, { line, unit }] = [valueAt(parts, path), saidOf(path)]
    return `  ${line}（${path}）：${value === null ? '不再设底线' : floorWords({ value, otherwise: undefined }, unit)}`
  })
  return [`第 ${version} 次  ${source}  ${effectiveOn} 起  （${dayOf(new Date(setAt))} 设置）`, ...lines].join('\n')
}

function elsewhere(document: unknown, source: string | undefined, effectiveOn: string | undefined, at: Date): Answer {
  if (document === undefined || source === undefined)
    throw new Refusal('在 Cloudflare 上请同时写明 --set 文件和 --source 文号。')
  try {
    const words = floorsOnCloudflare({ document: readFloors(document), source, effectiveOn, at })
    return { json: { todo: words }, words }
  } catch (error) {
    throw error instanceof Unread ? new Refusal(error.message) : error
  }
}
