import { expect, test } from 'vitest'
import { base32, codeAt, stepFor, stepOf, uriOf } from '../../workers/accounts/totp.ts'

const secret = new TextEncoder().encode('12345678901234567890')

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at %i seconds the code is that of RFC 6238, appendix B', (seconds, code) => {
  expect(codeAt(secret, stepOf(new Date(seconds * 1000)))).toBe(code)
})

test('a code is good one step early and late, not two', () => {
  const at = new Date('2026-11-22T08:00:00Z')
  const steps = [-2, -1, 0, 1, 2].map((drift) => stepFor(secret, codeAt(secret, stepOf(at) + drift), at))
  expect(steps).toEqual([null, stepOf(at) - 1, stepOf(at), stepOf(at) + 1, null])
})

test.each(['', '12345', '1234567', '12a456', '١٢٣٤٥٦'])('“%s” is no code', (code) => {
  expect(stepFor(secret, code, new Date(59_000))).toBeNull()
})

test('an authenticator app is told the secret in base32 and whose it is', () => {
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(uriOf(secret, '结对', 'qinghe')).toBe(
    'otpauth://totp/%E7%BB%93%E5%AF%B9:qinghe?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E7%BB%93%E5%AF%B9&digits=6&period=30',
  )
})
