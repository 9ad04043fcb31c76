import { birthOf, isValid18, sexOf } from '../../../shared/idnumber.ts'
import { isLandline, isMobile } from '../../../shared/phone.ts'
import type { Sealer } from '../../db/seal.ts'
import { Problem } from '../../http/problem.ts'

/** The columns a phone typed in a form fills, sealed; refused where it is none. */
export function phoneColumns(typed: string, { seal }: Pick<Sealer, 'seal'>) {
  const phone = typed.normalize('NFKC').replace(/\s/g, '')
  if (phone === '') return { phone: '', phone_state: 'missing' }
  if (!isMobile(phone) && !isLandline(phone)) {
    throw new Problem('invalid', '联系电话应为 11 位手机号，或带区号的固定电话，请改正。')
  }
  return { phone: seal(phone), phone_state: 'valid' }
}

/** The same of an ID number. */
export function idColumns(typed: string, { seal }: Pick<Sealer, 'seal'>) {
  const number = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const none = { id_number: '', id18: null, id_state: 'missing', id_length: 0, id_birth_on: null, id_sex: null }
  if (number === '') return { ...none, id_tail: null }
  if (!isValid18(number)) throw new Problem('invalid', '证件号码应为 18 位，且末位校验正确，请对照证件改正。')
  const sealed = seal(number)
  return {
    ...{ id_number: sealed, id18: sealed, id_state: 'valid', id_length: 18 },
    ...{ id_birth_on: birthOf(number), id_sex: sexOf(number), id_tail: number.slice(-4) },
  }
}
