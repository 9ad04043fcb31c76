import { expect, test } from 'vitest'
import { ageOn } from '../../workers/households/age.ts'

test('a year is full on the birthday', () => {
  expect(ageOn('1980-11-20', '2026-11-19')).toBe(45)
  expect(ageOn('1980-11-20', '2026-11-20')).toBe(46)
})

test('a birth known to its month or year counts from when that has come', () => {
  expect(ageOn('1980-11', '2026-10-31')).toBe(45)
  expect(ageOn('1980-11', '2026-11-01')).toBe(46)
  expect(ageOn('1980', '2026-01-01')).toBe(46)
})

test('what is no birth date, or one to come, gives no age', () => {
  expect(ageOn('八十', '2026-01-01')).toBeNull()
  expect(ageOn('2027-01-01', '2026-01-01')).toBeNull()
})
