import { z } from 'zod'
import { comparedFields } from './consistency.ts'
import { named, parameter, sources } from './parameter.ts'

/** Consistency policy (账账比对要求): what ledgers are held against each other by. */
export const consistency = z.strictObject({
  fields: parameter(
    z.array(named('比对内容', [...comparedFields])).max(200),
    [...comparedFields],
    '哪些内容在不同台账之间比对；不是每处不同都算错，口径本来就不同的可以去掉',
    '',
    '建档立卡信息“账账相符、账实相符”的要求',
    'superset',
  ),
  toleranceYuan: parameter(
    z.number().min(0).max(1_000_000),
    10,
    '金额在不同台账之间允许相差多少',
    '元',
    sources.county,
    'lower',
  ),
})
