import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPolicy } from '../../shared/policy.ts'
import { freshCounty } from '../given.ts'
import { Beside } from './beside.ts'
import { operation } from './operation.ts'
import { plantWorld, startingWorld } from './world.ts'

const policies = fc.record({ max: fc.constantFrom(1, 1, 2), followUpYears: fc.constantFrom(0, 2) })
const operations = fc.array(operation, { minLength: 350, maxLength: 350 })

test('after a thousand random operations the register is the model’s, and so is what the pairing checks find', {
  timeout: 120_000,
}, async () => {
  const county = await freshCounty()
  let [begun, asked, done, withdrawn] = [0, 0, 0, 0]
  await fc.assert(
    fc.asyncProperty(policies, operations, async ({ max, followUpYears }, operations) => {
      const policy = defaultPolicy()
      Object.assign(policy.pairing, { responsibleMax: max, followUpYears, cap: { ...policy.pairing.cap, 村干部: 3 } })
      const world = startingWorld({ max, followUpYears, cap: policy.pairing.cap })
      // The trail is one: no instant comes twice.
      world.now = begun
      begun += operations.length
      await plantWorld(county, world)
      const beside = new Beside(county, world, policy)
      await beside.look()
      for (const op of operations) await beside.carryOut(op)
      await beside.look()
      asked += operations.filter(({ kind }) => kind !== 'days' && kind !== 'look').length
      done += beside.done
      withdrawn += beside.withdrawn
    }),
    { numRuns: 4, seed: 529901, endOnFailure: true },
  )
  expect(asked).toBeGreaterThan(1000)
  expect(done).toBeGreaterThan(asked / 5)
  expect(withdrawn).toBeGreaterThan(30)
})
