import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { daysLater } from '../../../shared/day.ts'
import type { Handled } from '../../../shared/handling.ts'
import { defaultPolicy } from '../../../shared/policy.ts'
import type { Membership } from '../../../shared/session.ts'
import { runChecks } from '../../../workers/checks/engine.ts'
import { expireExemptions } from '../../../workers/checks/handling/looked.ts'
import {
  answerFindings,
  assignFindings,
  recallFindings,
  verifyFindings,
} from '../../../workers/checks/handling/orders.ts'
import { readingOf } from '../../../workers/checks/handling/reader.ts'
import { seenBy } from '../../../workers/db/reach.ts'
import { registerDay } from '../../../workers/db/register.ts'
import { Problem } from '../../../workers/http/problem.ts'
import { freshCounty } from '../../given.ts'
import { signedIn } from '../../signed-in.ts'
import { faults, replayed, type Stands, type Told } from './model.ts'

const people = ['county_admin', 'township_clerk', 'village_officer', 'cadre'] as const
const who = fc.nat(people.length - 1)
const some = fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 4 })
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('assign' as const), who, some, to: fc.nat(6) }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('answer' as const), who, some, said: fc.nat(2), days: fc.nat(20) }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('verify' as const), who, some, accepted: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('recall' as const), who, some }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('data' as const), household: fc.nat(3), to: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('days' as const), days: fc.integer({ min: 1, max: 15 }) }) },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

let county: Awaited<ReturnType<typeof freshCounty>>
let accounts: { username: string; membership: Membership }[]
let ids: number[]
let now = new Date('2026-01-05T04:00:00Z')
const today = () => now.toISOString().slice(0, 10)
const no = (i: number) => `100${i}`

beforeAll(async () => {
  county = await freshCounty()
  const place = { township: '城关镇', village: '东村' }
  const cadreKey = '张三/教育局'
  await county.cadre({ name: '张三' })
  for (const i of [0, 1, 2, 3]) {
    await county.household({ no: no(i), cause: '', head_name: `王${i}`, ...place })
    await county.pairing({ household: no(i), cadre: cadreKey, since: '2020-01-01' })
  }
  const held = [{}, { township: '城关镇' }, place, { cadreKey }]
  accounts = await Promise.all(
    people.map(async (role, i) => {
      const { username } = await signedIn(role, held[i]!)
      const membership = { township: null, village: null, cadreKey: null, ...held[i], role }
      return { username, membership: { county: { code: '529901', name: '清禾县' }, ...membership } }
    }),
  )
  await look()
  const { results } = await county.db.prepare('SELECT id FROM finding ORDER BY subject').all<{ id: number }>()
  ids = results.map(({ id }) => id)
})

const look = () =>
  runChecks(county.db, {
    ...{ asOf: today(), policy: defaultPolicy(), policyVersion: 0, cause: 'asked', now },
    checks: ['reg-no-cause'],
  })

function reading(i: number) {
  const { username, membership } = accounts[i]!
  const day = registerDay(today())
  const desk = { county, db: county.db, policy: defaultPolicy(), seen: seenBy(membership, day), day }
  return readingOf(desk, { actor: username, membership }, today())
}

async function ordered(one: Act): Promise<Handled | null> {
  if (one.do === 'data' || one.do === 'days') return null
  const by = reading(one.who)
  const findings = one.some.map((i) => ids[i]!)
  if (one.do === 'assign') {
    if (!by.reader.assigns) return null
    const to =
      one.to < 4
        ? { username: accounts[one.to]!.username }
        : { by: (['village', 'township', 'cadre'] as const)[one.to - 4]! }
    return assignFindings(by, { findings, to, dueOn: null, reason: null }, now)
  }
  if (one.do === 'answer') {
    const said = (['rectify', 'explain', 'mistaken'] as const)[one.said]!
    const order = { findings, answer: said, reason: '已经核实', untilOn: daysLater(today(), one.days), evidence: [] }
    return answerFindings(by, order, now)
  }
  if (one.do === 'recall') return recallFindings(by, { findings, reason: null }, now)
  return by.reader.verifies ? verifyFindings(by, { findings, accepted: one.accepted, reason: '看过了' }, now) : null
}

async function carryOut(one: Act): Promise<void> {
  now = new Date(now.getTime() + 60_000)
  if (one.do === 'data') {
    // The household has a cause now, has none, or is called otherwise.
    const set = [`cause = '因病'`, `cause = ''`, `head_name = head_name || '改'`][one.to]!
    await county.db.prepare(`UPDATE household SET ${set} WHERE key = ?1`).bind(no(one.household)).run()
    await look()
  } else if (one.do === 'days') {
    now = new Date(now.getTime() + one.days * 86_400_000)
    await expireExemptions({ ...county, name: '清禾县' }, now)
  } else {
    await ordered(one).catch((error) => {
      if (!(error instanceof Problem)) throw error
    })
  }
}

type Row = Stands & { id: number; status: string; steps: number }

async function standing(): Promise<{ rows: Row[]; told: Map<number, Told[]> }> {
  const [rows, steps] = await county.db.batch<unknown>([
    county.db.prepare(
      `SELECT id, status, steps, handling, assignee, due_on AS dueOn, answer, answered_by AS answeredBy, exempt_until AS exemptUntil
       FROM finding ORDER BY id`,
    ),
    county.db.prepare(
      `SELECT finding_id AS finding, step, by, assignee, due_on AS dueOn, answer, until_on AS untilOn FROM finding_step ORDER BY id`,
    ),
  ])
  const told = Map.groupBy(steps!.results as (Told & { finding: number })[], ({ finding }) => finding)
  return { rows: rows!.results as Row[], told }
}

test('whatever people and data do, the steps tell it all, and nothing is closed by one person alone', async () => {
  let acts = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 10 }), async (sequence) => {
      for (const one of sequence) await carryOut(one)
      acts += sequence.length
      const { rows, told } = await standing()
      expect(rows.map(({ id }) => id)).toEqual(ids.toSorted((a, b) => a - b))
      for (const { id, status, steps, ...stands } of rows) {
        const story = told.get(id) ?? []
        expect([steps, stands]).toEqual([story.length, replayed(story)])
        expect(faults(story, status === 'resolved')).toEqual([])
      }
    }),
    { numRuns: 60, seed: 7 },
  )
  const { told } = await standing()
  const kinds = new Set([...told.values()].flat().map(({ step }) => step))
  console.info(`${acts} acts, ${[...told.values()].flat().length} steps`)
  expect([...kinds].sort()).toEqual(['accept', 'again', 'answer', 'assign', 'expired', 'recall', 'return', 'seen'])
})
