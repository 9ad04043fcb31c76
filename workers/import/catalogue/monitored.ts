import type { LedgerKind } from '../kind/kind.ts'
import { register } from './register.ts'

/**
 * The national system's export of monitored households (监测对象信息): households of a village that are monitored, whole with their
 * members. Its incomes are those of when the risk was found, whether the header says so or not.
 */
export const monitored: LedgerKind = {
  ...register,
  id: 'monitored',
  name: '监测对象信息',
  fields: register.fields.map((field) => {
    const income = /^识别时(.*收入)$/.exec(field.title)?.[1]
    if (field.name === 'income_per_head_fen') return { ...field, headers: ['现人均纯收入', '当前人均纯收入'] }
    return income === undefined ? field : { ...field, headers: [...field.headers, income] }
  }),
  titled: [{ pattern: /(?<![和及与、])监测对象信息/, constant: { ledger: '监测对象信息' } }],
  records: register.records.map((record) => (record.entity === 'household' ? { ...record, partial: true } : record)),
}
