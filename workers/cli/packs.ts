import { resolve } from 'node:path'
import type { PackInstalled } from '../../shared/rulepage.ts'
import type { Handed } from '../home/packs.ts'
import { withCounties } from '../home/reach.ts'
import type { Answer } from './command.ts'

/** A pack for every county of this machine, running or not. */
export async function handOut(pack: unknown, enable: boolean, data: string): Promise<Answer> {
  const handed = await withCounties(resolve(data), (counties) => counties.installPack({ pack, enable }))
  const short = handed.filter(({ why, refused }) => why !== null || refused.length > 0)
  const json = handed
  const words = handed.map(wordsOf).join('\n')
  if (short.length === 0) return { json, words }
  return { json, words, failed: `${short.length} 个县没有全部办成，见上。` }
}

function wordsOf({ code, name, installed, switched, refused, why }: Handed): string {
  const head = `${code} ${name}：`
  if (installed === null) return `${head}没有装。${why}`
  const lines = refused.map((one) => `  没有启用 ${one.id}：${one.why}`)
  return [`${head}${installedWords(installed)}，启用 ${switched}。`, ...lines].join('\n')
}

/** What installing came to, in numbers. */
export const installedWords = ({ added, changed, same, withdrawn }: Omit<PackInstalled, 'pack'>): string =>
  `新增 ${added}，改动 ${changed}，不变 ${same}，撤下 ${withdrawn}`
