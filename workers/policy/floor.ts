import { documentOf, valueAt } from '../../shared/policypath.ts'
import { pathsOf, saidOf } from '../db/timeline.ts'
import { merge } from './merge.ts'
import { readPolicy, Unread } from './read.ts'

/** A document of floors (省定底线) as it is kept: the parameters it names, whole; null = no floor any more. */
export function readFloors(document: unknown): Record<string, unknown> {
  const policy = readPolicy(merge({}, document))
  const paths = pathsOf(document)
  if (paths.length === 0) throw new Unread('文件里没有参数。请写成 {"visits": {"everyDays": 31}} 这样。')
  const neither = paths.map(saidOf).filter(({ tighter }) => tighter === 'none')
  if (neither.length > 0)
    throw new Unread(`这些参数没有宽严之分，不能设底线：${neither.map(({ line }) => line).join('、')}。`)
  return documentOf(paths.map((path) => [path, valueAt(document, path) === null ? null : valueAt(policy, path)]))
}
