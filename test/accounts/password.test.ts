import { expect, test } from 'vitest'
import { passwordFault } from '../../shared/password.ts'
import { backupCode, oneTimePassword } from '../../workers/accounts/onetime.ts'
import { hashOneTime, hashPassword, nobody, verifyPassword } from '../../workers/accounts/password.ts'

const own = { username: '5299010001', current: 'xk4m-7hqp-3wnd' }

test.each([
  ['short pwd', '新密码至少 10 个字符，可以用一句好记的话。'],
  ['春天来了', '新密码至少 10 个字符，可以用一句好记的话。'],
  ['x'.repeat(129), '新密码最多 128 个字符，请缩短。'],
  ['xk4m-7hqp-3wnd', '新密码不能与原密码相同，请换一个。'],
  ['5299010001', '新密码不能包含账号，请换一个。'],
  ['my5299010001!', '新密码不能包含账号，请换一个。'],
  ['1234567890', '这个密码太常见，别人容易猜到，请换一个。'],
  ['１２３４５６７８９０', '这个密码太常见，别人容易猜到，请换一个。'],
  ['WoAiNi1314', '这个密码太常见，别人容易猜到，请换一个。'],
  ['1111111111', '这个密码太常见，别人容易猜到，请换一个。'],
  ['abababababab', '这个密码太常见，别人容易猜到，请换一个。'],
  ['春天来了我们去种树好吗', null],
  ['three goats by the river', null],
])('“%s” as a new password: %s', (next, fault) => {
  expect(passwordFault(next, own)).toBe(fault)
})

test('a one-time password is read from paper without doubt and never the same', () => {
  const made = Array.from({ length: 500 }, oneTimePassword)
  expect(made.filter((one) => !/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/.test(one) || /[01loi]/.test(one))).toEqual([])
  expect(new Set(made).size).toBe(500)
  expect(backupCode()).toMatch(/^[a-hj-km-np-z2-9]{4}-[a-hj-km-np-z2-9]{4}$/)
})

test('a password is known again by its hash alone, and by no other', async () => {
  for (const hash of [await hashPassword('three goats'), await hashOneTime('three goats')]) {
    expect([await verifyPassword({ hash, password: 'three goats' })]).toEqual([true])
    expect([await verifyPassword({ hash, password: 'three boats' })]).toEqual([false])
  }
  expect(await verifyPassword({ hash: nobody, password: '' })).toBe(false)
})

test('the same password twice has two hashes', async () => {
  expect(await hashOneTime('three goats')).not.toBe(await hashOneTime('three goats'))
})
