import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { newKeys, unwrapKeys, wrapKeys } from '../../workers/db/keys.ts'

const master = Buffer.alloc(32, 7).toString('base64')
const other = Buffer.alloc(32, 8).toString('base64')
const keys = newKeys(master, '529901', new Uint8Array(64).fill(3))

test('wrapped keys open under the master they were wrapped with, and under no other', () => {
  const wrapped = wrapKeys(master, '529901', keys)
  expect(unwrapKeys([other, master], '529901', wrapped)).toEqual(keys)
  expect(() => unwrapKeys([other], '529901', wrapped)).toThrow('not here')
})

test('one county’s wrapped keys do not open as another’s, nor when changed where they are kept', () => {
  const wrapped = wrapKeys(master, '529901', keys)
  expect(() => unwrapKeys([master], '529902', wrapped)).toThrow('changed')
  expect(() => unwrapKeys([master], '529901', `${wrapped.slice(0, -4)}AAAA`)).toThrow('changed')
})

test('wrapped keys say nothing of the keys or the master', () => {
  const wrapped = wrapKeys(master, '529901', keys)
  for (const secret of [keys.data, keys.audit, Buffer.from(master, 'base64')]) {
    expect(wrapped).not.toContain(Buffer.from(secret).toString('base64url').slice(0, 12))
  }
})

test('another data key leaves the audit key as it was', () => {
  expect(newKeys(master, '529901', new Uint8Array(64).fill(9)).audit).toEqual(keys.audit)
})
