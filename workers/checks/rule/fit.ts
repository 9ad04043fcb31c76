import type { D1Database } from '@cloudflare/workers-types'
import { Problem } from '../../http/problem.ts'
import { compiledOf } from './known.ts'
import { faultWords } from './reading.ts'
import { type Day, type Tried, tryRules } from './trial.ts'

/** Of the rules those that may not run with the checks of this county, each with why: what is wrong with it, or how long it takes. */
export async function unfit(db: D1Database, tried: Tried[], day: Day): Promise<{ id: string; why: string }[]> {
  const { seconds } = day.policy.rules
  const previews = await tryRules(db, tried, day)
  return previews.flatMap(({ id, faults, milliseconds }) => {
    if (faults.length > 0) return [{ id, why: faultWords(faults) }]
    if (milliseconds <= seconds * 1000) return []
    const took = (milliseconds / 1000).toFixed(1)
    return [{ id, why: `在本县数据上要算 ${took} 秒，超过 ${seconds} 秒，请把条件改得简单些。` }]
  })
}

/** Rules that run already are not made other than may run: they would stop every check of the county. */
export async function refuseUnfit(db: D1Database, documents: string[], day: Day): Promise<void> {
  const tried = documents.map((document) => {
    const compiled = compiledOf(document)
    const { id, title } = compiled.check
    return { id, title: title.zh, compiled, faults: compiled.faults }
  })
  const refused = await unfit(db, tried, day)
  if (refused.length === 0) return
  const words = refused.slice(0, 8).map(({ id, why }) => `${id}：${why}`)
  throw new Problem('invalid', `这些规则正在启用，改后不能用，没有保存：\n${words.join('\n')}`)
}
