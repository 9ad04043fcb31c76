import { z } from 'zod'
import { parameter, sources } from './parameter.ts'

/** Import policy (导入要求): what an import needs before it counts. */
export const imports = z.strictObject({
  secondPerson: parameter(
    z.boolean(),
    false,
    '导入是否须由上传、更正、处置以外的第二人确认后才能入库',
    '',
    sources.county,
  ),
})
