import type { NewAccount } from '../../../../../shared/account.ts'
import { type Role, roleNames } from '../../../../../shared/role.ts'

/** A line of the form for new accounts, as typed. */
export type Draft = { name: string; role: Role } & Record<
  'township' | 'village' | 'username' | 'untilOn' | 'reason',
  string
>

/** Roles an administrator of a county hands out; cadres come from the roster, operators from the command line. */
export const givenRoles: Role[] = [
  'township_clerk',
  'village_officer',
  'county_admin',
  'department',
  'inspector',
  'auditor',
]

export const needsTownship = (role: Role): boolean => role === 'township_clerk' || role === 'village_officer'
export const needsVillage = (role: Role): boolean => role === 'village_officer'

/** Whoever comes for one campaign is let in for it only. */
export const needsEnd = (role: Role): boolean => role === 'inspector'

export const blank = (role: Role = 'township_clerk', township = '', village = ''): Draft => ({
  name: '',
  role,
  township,
  village,
  username: '',
  untilOn: '',
  reason: '',
})

/** Lines copied from a spreadsheet: name, role, township, village, username; null where it is one cell only. */
export function pasted(text: string, role: Role): Draft[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2 && !text.includes('\t')) return null
  return lines.map((line) => {
    const [name = '', said = '', township = '', village = '', username = ''] = line.split('\t').map((one) => one.trim())
    const named = givenRoles.find((one) => roleNames[one] === said)
    return { ...blank(named ?? role, township, village), name, username }
  })
}

/** What is missing in a line, in words; null where it can be sent. */
export function draftFault({ name, role, township, village, username, untilOn, reason }: Draft): string | null {
  if (name.trim() === '') return '请填姓名'
  if (needsTownship(role) && township === '') return '请选乡镇'
  if (needsVillage(role) && village === '') return '请选村'
  if (needsEnd(role) && untilOn === '') return '请填用到哪天'
  if (needsEnd(role) && reason.trim() === '') return '请填事由'
  if (username !== '' && !/^[a-z][a-z0-9_.]{2,29}$/.test(username)) return '用户名以字母开头，用 3–30 个小写字母、数字'
  return null
}

export function toSend({ name, role, township, village, username, untilOn, reason }: Draft): NewAccount {
  return {
    name: name.trim(),
    role,
    ...(username !== '' && { username }),
    ...(needsTownship(role) && { township }),
    ...(needsVillage(role) && { village }),
    ...(needsEnd(role) && { untilOn, reason: reason.trim() }),
  }
}
