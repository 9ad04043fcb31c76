import { randomBytes } from 'node:crypto'

// Lower case and digits without what looks alike on paper: 0 o, 1 l i. 31 characters, 4.95 bits each.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A one-time password (一次性密码) to print: `xk4m-7hqp-3wnd`, 59 random bits. */
export const oneTimePassword = (): string => groups(3, 4)

/** A backup code (备用码) to print, for whoever has lost the phone: `k7mw-p3xh`, 39 random bits and few tries. */
export const backupCode = (): string => groups(2, 4)

function groups(count: number, length: number): string {
  return Array.from({ length: count }, () => characters(length)).join('-')
}

function characters(count: number): string {
  let text = ''
  while (text.length < count) {
    for (const byte of randomBytes(count)) {
      // A byte past the last whole multiple would make some characters likelier than others.
      if (byte < 256 - (256 % alphabet.length) && text.length < count) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
