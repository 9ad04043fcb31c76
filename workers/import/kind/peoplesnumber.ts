/** Fields that hold people's numbers: read, judged and sealed before anything is kept. */
import { readIdNumber } from '../cell/idnumber.ts'
import { readPhone } from '../cell/phone.ts'
import { tight } from '../cell/text.ts'
import type { FieldReader } from './fieldreader.ts'

export const phone: FieldReader = {
  seals: true,
  columns: (field) => [field, `${field}_state`, `${field}_bracket`, `${field}_second`],
  read(cell, { sealer }) {
    const found = readPhone(cell)
    const all = tight(cell)
    const sealed = found.number === '' ? '' : sealer.seal(found.number)
    const written = all === found.number || found.state === 'missing' ? undefined : sealer.seal(all)
    return {
      values: [sealed, found.state, found.bracket, found.second === null ? null : sealer.seal(found.second)],
      ...(found.state === 'invalid' ? { issue: 'phone' } : {}),
      written,
    }
  },
}

const idColumns = ['id_number', 'id18', 'id_state', 'id_length', 'id_birth_on', 'id_sex', 'id_tail']

export const idNumber: FieldReader = {
  seals: true,
  columns: () => idColumns,
  read(cell, { sealer }) {
    const found = readIdNumber(cell)
    const number = found.number === '' ? '' : sealer.seal(found.number)
    const id18 = found.id18 === null ? null : found.id18 === found.number ? number : sealer.seal(found.id18)
    const tail = found.number.length >= 8 ? (found.id18 ?? found.number).slice(-4) : null
    const values = [number, id18, found.state, found.number.length, found.birthOn, found.sex, tail]
    if (found.state === 'valid' || found.state === 'missing') return { values }
    const issue = `id-${found.state}`
    return found.state === 'refused' ? { values, issue, written: sealer.seal(tight(cell)) } : { values, issue }
  },
}

/** Numbers that must not be read at rest and that nothing is computed from: bank accounts, other certificates. */
export const sealed: FieldReader = {
  seals: true,
  columns: (field) => [field],
  read(cell, { sealer }) {
    const raw = tight(cell)
    return raw === '' ? { values: [''] } : { values: [sealer.seal(raw)] }
  },
}

/** A valid ID number or a mobile where the name of a thing belongs; a county's own numbers begin with its code. */
export function isPersons(words: string, county: string | undefined): boolean {
  if (/^1[3-9]\d{9}$/.test(words)) return county === undefined || !words.startsWith(county)
  return /^\d{17}[\dXx]/.test(words) && readIdNumber(words).state === 'valid'
}
