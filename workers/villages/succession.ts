import { isLater } from '../../shared/day.ts'
import { type Holding, type PostOrder, postNames } from '../../shared/village.ts'
import { Problem } from '../http/problem.ts'

/** What comes of an order: another holder, nobody, or what is written of the same one put right. */
export type Succession = 'replaced' | 'vacated' | 'corrected'

/** Refuses unless the post may pass on so: a term begins after the one before it, and not in the future. */
export function succeed(held: Holding, order: PostOrder, asOf: string): Succession {
  const { post, holder, sinceOn, was } = order
  const now = held.holder ?? ''
  if (was !== null && was !== now) {
    const who = now === '' ? '已经空缺' : `已经是“${now}”`
    throw new Problem('conflict', `${postNames[post]}刚刚有人改过，现在${who}。请刷新后再办理。`)
  }
  if (sinceOn > asOf) throw new Problem('invalid', `开始日期最晚为 ${asOf}，请改正。`)
  if (holder === now) {
    if (holder === '') throw new Problem('invalid', `${postNames[post]}本来就空缺，请填写由谁担任。`)
    return 'corrected'
  }
  if (now !== '' && held.sinceOn && (isLater(held.sinceOn, sinceOn) || held.sinceOn === sinceOn)) {
    throw new Problem('invalid', `“${now}”从 ${held.sinceOn} 开始担任，接任要在它之后，请改正开始日期。`)
  }
  return holder === '' ? 'vacated' : 'replaced'
}
