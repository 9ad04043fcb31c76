import { z } from 'zod'
import { parameter, sources } from './parameter.ts'

/** Rule policy (自定义规则): how long one may take before it is switched on. */
export const rules = z.strictObject({
  seconds: parameter(
    z.number().min(0.1).max(20),
    3,
    '一条自定义规则在本县数据上最多算几秒，超过的不能启用',
    '秒',
    sources.county,
    'lower',
  ),
})
