import { expect, test } from 'vitest'
import { defaultPolicy, Policy, parameters, policyLines } from '../../shared/policy.ts'
import { usesOf } from '../../shared/policyuses.ts'
import { readersOf } from '../../workers/checks/preview.ts'
import { merge } from '../../workers/policy/merge.ts'

test('every parameter says what it is, where its default comes from, and has one', () => {
  const lines = policyLines(defaultPolicy())
  expect(lines.filter(({ line, source, value }) => !line || !source || value === undefined)).toEqual([])
  expect(lines.find(({ path }) => path === 'pairing.cap')).toMatchObject({
    unit: '户',
    value: { 一般干部: 2, 村干部: 10 },
  })
})

test('of every parameter it is known what it does: which checks read it, or what else', () => {
  const unknown = parameters.filter(({ path }) => readersOf(path).length === 0 && usesOf(path) === null)
  expect(unknown.map(({ path }) => path)).toEqual([])
})

test('a part laid over the policy keeps the rest; null goes back to the default; lists are replaced', () => {
  const changed = merge(defaultPolicy(), {
    incomeLineYuan: { 2020: 4100, 2013: null },
    pairing: { cap: { 党员: 3 }, acceptedReasons: ['调动'], stableYears: null },
  })
  const { incomeLineYuan, pairing } = Policy.parse(changed)
  expect(incomeLineYuan).toEqual({ 2020: 4100, 2023: 7300, 2025: 8600 })
  expect(pairing).toEqual({
    ...defaultPolicy().pairing,
    cap: { ...defaultPolicy().pairing.cap, 党员: 3 },
    acceptedReasons: ['调动'],
  })
})

test('a parameter nobody knows and a value out of range are refused', () => {
  expect(Policy.safeParse({ pairing: { kap: 3 } }).success).toBe(false)
  expect(Policy.safeParse({ register: { scaleKeyPercent: 101 } }).success).toBe(false)
  expect(Policy.safeParse({ incomeLineYuan: { 去年: 3000 } }).success).toBe(false)
})
