import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ProposalFacts } from '../../../workers/pairing/propose/facts.ts'
import { frame } from '../../../workers/pairing/propose/frame.ts'
import {
  askedOf,
  type Helper,
  isOutside,
  isSent,
  mayHelp,
  type Need,
} from '../../../workers/pairing/propose/problem.ts'
import { proposed } from '../../../workers/pairing/propose/propose.ts'
import { helperScore, outside, placed } from '../../../workers/pairing/propose/score.ts'
import { solve } from '../../../workers/pairing/propose/solve.ts'
import { limitWords } from '../../../workers/pairing/propose/unsolved.ts'
import { caps, policy, smallCounty } from './county.ts'
import { exact } from './exact.ts'

const small = smallCounty({ households: 7, cadres: 5 })
const runs = { numRuns: 200, seed: 1 }
const propose = (facts: ProposalFacts, under = caps) => proposed(facts, policy, under)

function solved(facts: ProposalFacts) {
  const { problem } = frame(facts, policy, caps)
  const { given } = solve(problem)
  const pairs = [...given].flatMap(([helper, needs]) => needs.map((need): [Helper, Need] => [helper, need]))
  const score = [...given].reduce((sum, [helper, needs]) => sum + helperScore(problem, helper, needs), 0)
  return { problem, given, pairs, score }
}

const placedIn = (score: number) => Math.round(score / placed)
const outsideIn = (score: number) => Math.round((score - placedIn(score) * placed) / outside)
/** What the wishes are worth beside who is placed at all, and by whom. */
const wishesIn = (score: number) => score - placedIn(score) * placed - outsideIn(score) * outside

test('as many and as needy households are placed as can be, and the wishes are met within five parts in a hundred of the best', () => {
  fc.assert(
    fc.property(small, (facts) => {
      const { problem, score } = solved(facts)
      const best = exact(problem)
      expect(placedIn(score)).toBe(placedIn(best))
      expect(outsideIn(score)).toBe(outsideIn(best))
      expect(wishesIn(score)).toBeGreaterThanOrEqual(0.95 * wishesIn(best))
    }),
    runs,
  )
})

test('no rule is broken: one cadre a household, none over its room, no kin, none where it is not sent, no more moved than is too many', () => {
  fc.assert(
    fc.property(small, (facts) => {
      const { problem, given, pairs } = solved(facts)
      expect(new Set(pairs.map(([, { no }]) => no)).size).toBe(pairs.length)
      expect([...given].filter(([{ room }, needs]) => needs.length > room)).toEqual([])
      expect(pairs.filter(([helper, need]) => !mayHelp(problem, helper, need))).toEqual([])
      expect(pairs.filter(([{ key }, need]) => need.barred.has(key) || need.from?.cadreKey === key)).toEqual([])
      const moved = Map.groupBy(pairs, ([, { from }]) => (from?.why === 'over' ? from.cadreKey : null))
      const tooMany = [...problem.excess].filter(([key, most]) => (moved.get(key)?.length ?? 0) > most)
      expect(tooMany).toEqual([])
    }),
    runs,
  )
})

test('somebody from elsewhere is proposed only where nobody sent there has room', () => {
  fc.assert(
    fc.property(small, (facts) => {
      const { problem, given, pairs } = solved(facts)
      const free = ([helper, need]: [Helper, Need]) =>
        problem.helpers.filter(
          (one) =>
            one !== helper && isSent(one, need) && !need.barred.has(one.key) && given.get(one)!.length < one.room,
        )
      expect(pairs.filter(([helper, need]) => isOutside(problem, helper, need)).flatMap(free)).toEqual([])
    }),
    runs,
  )
})

test('everyone asked about is proposed or unsolved, once, and says why', () => {
  fc.assert(
    fc.property(small, (facts) => {
      const { problem, stuck } = frame(facts, policy, caps)
      const { pairs, unsolved } = propose(facts)
      const nos = [...pairs, ...unsolved].map(({ household }) => household)
      expect(new Set(nos).size).toBe(nos.length)
      expect(nos).toHaveLength(askedOf(problem) + stuck.length)
      expect([...pairs, ...unsolved].filter(({ why }) => why.length === 0)).toEqual([])
    }),
    runs,
  )
})

test('the same county has the same proposal, whatever the order of its rows', () => {
  fc.assert(
    fc.property(small, fc.integer(), (facts, seed) => {
      const shuffled = <T>(rows: T[]) =>
        fc.sample(fc.shuffledSubarray(rows, { minLength: rows.length }), { seed, numRuns: 1 })[0]!
      const { households, spans, cadres, villages, bars } = facts
      const other = {
        asOf: facts.asOf,
        households: shuffled(households),
        spans: shuffled(spans),
        cadres: shuffled(cadres),
        villages: shuffled(villages),
        bars: shuffled(bars),
      }
      expect(propose(other)).toEqual(propose(facts))
    }),
    runs,
  )
})

test('what one more by post level would solve is what a proposal under it solves', () => {
  fc.assert(
    fc.property(small, (facts) => {
      const now = propose(facts)
      for (const { postLevel, cap, solved, unsolved } of now.whatIf) {
        const then = propose(facts, { ...caps, [postLevel]: cap })
        expect([then.pairs.length, then.unsolved.length]).toEqual([solved, unsolved])
        expect(unsolved).toBeLessThan(now.unsolved.length)
      }
    }),
    runs,
  )
})

test('every household that is left over is in one limit, and each counts right', () => {
  fc.assert(
    fc.property(small, (facts) => {
      const { problem } = frame(facts, policy, caps)
      const solution = solve(problem)
      const short = limitWords(solution).map((words) => Number(/(\d+) 户(。|（|落实不了)/.exec(words)![1]))
      expect(short.reduce((sum, count) => sum + count, 0)).toBe(solution.left.length)
    }),
    runs,
  )
})
