import { expect, test } from 'vitest'
import type { Slip } from '../../web/account.ts'
import { inBatches } from '../../web/pages/officer/settings/accounts/batches.ts'

const slip = (name: string): Slip => ({ username: name, name, role: 'cadre', unit: '县财政局', password: 'kuma-7rte' })

test('the roster is gone through batch by batch, each told with all before it', async () => {
  const asked: (string | undefined)[] = []
  const told: number[] = []
  await inBatches(
    async (after) => {
      asked.push(after)
      return after === undefined
        ? { made: [slip('a'), slip('b')], refused: [], next: 'b' }
        : { made: [slip('c')], refused: [{ name: 'd', why: '已退休' }], next: null }
    },
    ({ made, refused }) => told.push(made.length + refused.length),
  )
  expect({ asked, told }).toEqual({ asked: [undefined, 'b'], told: [2, 4] })
})

test('passwords made before a batch fails have been told', async () => {
  const told: string[] = []
  const all = inBatches(
    async (after) => {
      if (after !== undefined) throw new Error('offline')
      return { made: [slip('a')], refused: [], next: 'a' }
    },
    ({ made }) => told.push(...made.map(({ username }) => username)),
  )
  await expect(all).rejects.toThrow('offline')
  expect(told).toEqual(['a'])
})
