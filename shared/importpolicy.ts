import { z } from 'zod'
import { parameter, sources, whole } from './parameter.ts'

/** Import policy (导入要求): what an import needs before it counts. */
export const imports = z.strictObject({
  secondPerson: parameter(
    z.boolean(),
    false,
    '导入是否须由上传、更正、处置以外的第二人确认后才能入库',
    '',
    sources.county,
    'higher',
  ),
  undoDays: parameter(
    whole.min(1).max(3650),
    180,
    '入库后多少天内可以撤销（期间保留这次导入之前的内容，号码加密）',
    '天',
    sources.county,
  ),
})
