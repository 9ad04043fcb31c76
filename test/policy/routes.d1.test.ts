import { beforeEach, expect, test } from 'vitest'
import { defaultPolicy } from '../../shared/policy.ts'
import type { ProblemBody } from '../../shared/problem.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'

type Answer = {
  version: number
  document: ReturnType<typeof defaultPolicy>
  effectiveOn: string | null
  setBy: string | null
}

let county: Awaited<ReturnType<typeof freshCounty>>
let officer: Awaited<ReturnType<typeof signedIn>>
beforeEach(async () => {
  county = await freshCounty()
  officer = await signedIn('county_admin')
})

const read = async () => (await (await officer.get('policy')).json()) as Answer

test('a county that has set nothing has the defaults', async () => {
  expect(await read()).toMatchObject({ version: 0, document: defaultPolicy(), effectiveOn: null, setBy: null })
})

test('every change is a version of its own, with who made it on the trail', async () => {
  expect((await officer.put('policy', { document: { incomeLineYuan: { 2025: 9000 } } })).status).toBe(200)
  await officer.put('policy', { document: { pairing: { scatteredVillages: 3 } } })
  const { version, document, setBy } = await read()
  expect({ version, setBy }).toEqual({ version: 2, setBy: officer.username })
  expect(document.incomeLineYuan[2025]).toBe(9000)
  expect(document.pairing.scatteredVillages).toBe(3)
  const trail = await county.db
    .prepare(`SELECT actor, detail FROM audit_event WHERE action = 'policy.set' ORDER BY id`)
    .all()
  expect(trail.results).toEqual([
    { actor: officer.username, detail: '{"document":{"incomeLineYuan":{"2025":9000}}}' },
    { actor: officer.username, detail: '{"document":{"pairing":{"scatteredVillages":3}}}' },
  ])
})

test('of two changes made at once one is kept and the other refused, none lost', async () => {
  const answers = await Promise.all([1, 2].map((dayMax) => officer.put('policy', { document: { visits: { dayMax } } })))
  const kept = answers.filter(({ status }) => status === 200).length
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
  expect((await read()).version).toBe(kept)
})

test('a policy for later does not count before its day', async () => {
  await officer.put('policy', { document: { visits: { dayMax: 5 } }, effectiveOn: '2999-01-01' })
  expect((await read()).version).toBe(0)
})

test('what is not a policy is refused by name and nothing is kept', async () => {
  const answer = await officer.put('policy', { document: { pairing: { kap: 1 }, visits: { dayMax: -1 } } })
  expect(answer.status).toBe(422)
  const { detail } = (await answer.json()) as ProblemBody
  expect(detail).toContain('pairing.kap、visits.dayMax')
  expect((await read()).version).toBe(0)
})
