/** Citizen identity number (公民身份号码), GB 11643: 6 digits of area, 8 of birth, 3 in order (odd = male), 1 check character. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of the first 17 digits: ISO 7064 MOD 11-2. */
export function checkCharacter(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * weights[i]!
  return '10X98765432'[sum % 11]!
}

/** Eighteen characters with the right check character; says nothing about area or birth date. */
export function isValid18(text: string): boolean {
  return /^\d{17}[\dX]$/.test(text) && checkCharacter(text) === text[17]
}

/** Birth date in the number as YYYY-MM-DD (15 digits: 19xx); null where it is no day of the calendar. */
export function birthOf(text: string): string | null {
  const digits = text.length === 15 ? `19${text.slice(6, 12)}` : text.slice(6, 14)
  if (!/^\d{8}$/.test(digits)) return null
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null
}

/** Sex by the order digit; null where there is none. */
export function sexOf(text: string): '男' | '女' | null {
  const digit = text.length === 15 ? text[14] : text[16]
  if (digit === undefined || !/^\d$/.test(digit)) return null
  return Number(digit) % 2 === 1 ? '男' : '女'
}
