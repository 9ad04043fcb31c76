import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLooser, isSame, type Tighter, tightened, turn } from '../../shared/tighter.ts'

test.each([
  ['a number', 5, 3, 'lower', 3],
  ['a number', 2, 3, 'lower', 2],
  ['a number', 5, 6, 'higher', 6],
  ['yes and no', false, true, 'higher', true],
  ['words', ['甲', '乙'], ['乙', '丙'], 'superset', ['甲', '乙', '丙']],
  ['words', ['甲', '乙'], ['乙', '丙'], 'subset', ['乙']],
  ['names', { 甲: 5, 乙: 1 }, { 甲: 3, 丙: 4 }, 'lower', { 甲: 3, 乙: 1, 丙: 4 }],
  ['what has no floor', 5, 3, 'none', 5],
] as [string, unknown, unknown, Tighter, unknown][])('of %s the tighter counts: %j over %j, %s → %j', (...given) => {
  const [, value, floor, tighter, expected] = given
  expect(tightened(value, floor, tighter)).toEqual(expected)
})

test('a name the floor does not give is ruled by what holds for the others', () => {
  expect(tightened({ 甲: 90, 乙: 10 }, { 其他: 31 }, 'lower', 31)).toEqual({ 甲: 31, 乙: 10, 其他: 31 })
})

const values: [Exclude<Tighter, 'none'>, fc.Arbitrary<unknown>][] = (['lower', 'higher'] as const).flatMap(
  (tighter): [typeof tighter, fc.Arbitrary<unknown>][] => [
    [tighter, fc.integer({ min: 0, max: 9 })],
    [tighter, fc.boolean()],
    [tighter, fc.dictionary(fc.constantFrom('甲', '乙', '丙'), fc.integer({ min: 0, max: 9 }))],
  ],
)
const words = fc.uniqueArray(fc.constantFrom('甲', '乙', '丙', '丁'))

test('tightened once, nothing is looser any more, and tightening again changes nothing', () => {
  for (const [tighter, value] of [...values, ['superset', words], ['subset', words]] as typeof values) {
    fc.assert(
      fc.property(value, value, (own, floor) => {
        const kept = tightened(own, floor, tighter)
        expect(isLooser(kept, floor, tighter)).toBe(false)
        expect(isSame(tightened(kept, floor, tighter), kept)).toBe(true)
      }),
      { numRuns: 60 },
    )
  }
})

test('a change is tighter or looser, or neither', () => {
  expect(turn(5, 3, 'lower')).toBe('tighter')
  expect(turn({ 甲: 2 }, { 甲: 3 }, 'lower')).toBe('looser')
  expect(turn({ 甲: 2 }, {}, 'lower')).toBe('looser')
  expect(turn({ 甲: 2, 乙: 2 }, { 甲: 3, 乙: 1 }, 'lower')).toBeNull()
  expect(turn(['甲', '乙'], ['乙', '甲'], 'superset')).toBeNull()
  expect(turn(1, 2, 'none')).toBeNull()
})
