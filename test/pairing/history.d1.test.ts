import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { nextDay } from '../../shared/day.ts'
import { Problem } from '../../workers/http/problem.ts'
import { freshCounty } from '../given.ts'
import { assign, endPairing, on } from './desk.ts'

// A plain reading of domain.md §3: one cadre a household, at most two households a cadre, no poor household alone.
const poor = ['1001', '1002']
const households = [...poor, '1003']
const cadres = ['李四/教育局', '王五/教育局']
const cap = 2
type Span = { household: string; cadre: string; since: string; until: string | null }

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-10-${String(n).padStart(2, '0')}`)
const step = fc.record({
  end: fc.boolean(),
  household: fc.constantFrom(...households),
  cadre: fc.constantFrom(...cadres),
  alone: fc.boolean(),
  day,
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

let county: Awaited<ReturnType<typeof freshCounty>>
beforeAll(async () => {
  county = await freshCounty()
  for (const no of poor) await county.household({ no })
  await county.household({ no: '1003', status: '已脱贫' })
  for (const cadre of cadres) await county.cadre({ name: cadre.split('/')[0]! })
})

test('whatever is assigned and ended in whatever order, histories stay whole', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      await county.db.prepare('DELETE FROM pairing').run()
      const model: Span[] = []
      for (const step of steps) {
        const before = structuredClone(model)
        const expected = step.end ? endIn(model, step) : assignIn(model, step)
        expect(await carriedOut(step, before)).toBe(expected)
        expect(await histories()).toEqual(sorted(model))
        wholeIn(model)
      }
    }),
    { numRuns: 40, seed: 529901 },
  )
})

function wholeIn(model: Span[]): void {
  for (const household of households) {
    const spans = model.filter((span) => span.household === household).sort((a, b) => (a.since < b.since ? -1 : 1))
    expect(spans.filter(({ until }) => until === null).length).toBeLessThanOrEqual(1)
    for (const [i, { until }] of spans.slice(0, -1).entries()) expect(spans[i + 1]!.since > until!).toBe(true)
    if (poor.includes(household) && spans.length > 0) expect(spans.at(-1)!.until).toBeNull()
  }
}

function mayBegin(model: Span[], household: string, cadre: string, since: string): boolean {
  const own = model.filter((span) => span.household === household)
  const load = model.filter((span) => span.cadre === cadre && span.until === null).length
  return load < cap && own.every(({ until }) => until !== null && until < since)
}

function assignIn(model: Span[], { household, cadre, day }: Step): boolean {
  if (!mayBegin(model, household, cadre, day)) return false
  model.push({ household, cadre, since: day, until: null })
  return true
}

function endIn(model: Span[], { household, cadre, alone, day }: Step): boolean {
  const span = model.find((span) => span.household === household && span.until === null)
  if (!span || span.since > day) return false
  const ended = model.map((other) => (other === span ? { ...span, until: day } : other))
  if (alone && poor.includes(household)) return false
  if (!alone && (cadre === span.cadre || !mayBegin(ended, household, cadre, nextDay(day)))) return false
  span.until = day
  if (!alone) model.push({ household, cadre, since: nextDay(day), until: null })
  return true
}

async function carriedOut({ end, household, cadre, alone, day }: Step, before: Span[]): Promise<boolean> {
  const hand = { actor: 'qinghe', at: new Date('2026-10-28T02:00:00Z') }
  const desk = on('2026-10-28', county)
  const id = before.some((span) => span.household === household && span.until === null)
    ? await currentOf(household)
    : -1
  const successorKey = alone ? null : cadre
  const done = end
    ? endPairing(desk, id, { untilOn: day, reason: '工作调动', successorKey }, hand)
    : assign(desk, { householdNo: household, cadreKey: cadre, sinceOn: day }, hand)
  return done.then(
    () => true,
    (error) => {
      if (error instanceof Problem) return false
      throw error
    },
  )
}

async function currentOf(household: string): Promise<number> {
  const text = 'SELECT id FROM pairing WHERE household_no = ?1 AND until_on IS NULL'
  return (await county.db.prepare(text).bind(household).first<number>('id'))!
}

async function histories(): Promise<Span[]> {
  const text = `SELECT household_no AS household, cadre_key AS cadre, since_on AS since, until_on AS until FROM pairing`
  return sorted((await county.db.prepare(text).all<Span>()).results)
}

function sorted(spans: Span[]): Span[] {
  const place = ({ household, since }: Span) => household + since
  return spans.map((span) => ({ ...span })).sort((a, b) => (place(a) < place(b) ? -1 : 1))
}
