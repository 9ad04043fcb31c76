import { Buffer } from 'node:buffer'
import { aessiv } from '@noble/ciphers/aes.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derivedKeys } from '../../workers/db/keys.ts'
import { sealerOf } from '../../workers/db/seal.ts'
import { siv } from '../../workers/db/siv.ts'

const master = Buffer.alloc(32, 7).toString('base64')
const qinghe = sealerOf(derivedKeys(master, '529901').data)
const shiqiao = sealerOf(derivedKeys(master, '529902').data)
const number = fc.oneof(fc.stringMatching(/^[0-9]{17}[0-9X]$/), fc.stringMatching(/^1[0-9]{10}$/), fc.string())

test('a sealed number opens to itself', () => {
  fc.assert(fc.property(number, (text) => qinghe.open(qinghe.seal(text)) === text))
})

test('numbers are equal sealed exactly where they are equal', () => {
  fc.assert(fc.property(number, number, (a, b) => (qinghe.seal(a) === qinghe.seal(b)) === (a === b)))
})

test('another county cannot open a number, and seals the same number differently', () => {
  fc.assert(
    fc.property(number, (text) => {
      expect(() => shiqiao.open(qinghe.seal(text))).toThrow('not sealed')
      expect(shiqiao.seal(text)).not.toBe(qinghe.seal(text))
    }),
  )
})

test('a number changed in storage does not open', () => {
  const sealed = qinghe.seal('529901198001011234')
  const changed = sealed.replace(/.;$/, sealed.endsWith('A;') ? 'Q;' : 'A;')
  expect(() => qinghe.open(changed)).toThrow('not sealed')
})

test('a sealed number shows nothing of the number and fits a cell', () => {
  expect(qinghe.seal('529901198001011234')).toMatch(/^enc:[A-Za-z0-9_-]{46};$/)
})

test('the cipher is AES-SIV byte for byte', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
  fc.assert(
    fc.property(bytes(64), fc.uint8Array({ maxLength: 70 }), (key, text) => {
      const sealed = siv(key).encrypt(text)
      expect(sealed).toEqual(aessiv(key).encrypt(text))
      expect(siv(key).decrypt(sealed)).toEqual(text)
    }),
  )
})

test('every number inside a text opens, what this county did not seal stays', () => {
  const text = `张三 ${qinghe.seal('529901198001011234')}、${qinghe.seal('19012347219')}，${shiqiao.seal('1')} enc:；enc:x;`
  expect(qinghe.openAll(text)).toBe(`张三 529901198001011234、19012347219，${shiqiao.seal('1')} enc:；enc:x;`)
})

test('numbers inside a text are masked', () => {
  const text = `${qinghe.seal('529901198001011234')}（${qinghe.seal('19012347219')}）`
  expect(qinghe.maskAll(text)).toBe('529***********1234（190****7219）')
})

test('JSON stays JSON when what is sealed in it has quotes', () => {
  fc.assert(
    fc.property(fc.string(), (written) => {
      const json = JSON.stringify({ id: qinghe.seal(written) })
      expect(JSON.parse(qinghe.openAll(json))).toEqual({ id: written })
      expect(() => JSON.parse(qinghe.maskAll(json))).not.toThrow()
    }),
  )
})
