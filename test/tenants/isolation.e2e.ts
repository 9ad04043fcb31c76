import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf } from '../../workers/cli/client.ts'
import type { Added } from '../../workers/home/counties.ts'
import { seconds } from '../bench/clock.ts'
import { type Server, startServer } from '../home/server.ts'
import { countyJson } from './countycommand.ts'
import { signInOnDisk } from './sessionsondisk.ts'

/** Thirty in the gate; a province's hundred with JIEDUI_COUNTIES=100. */
const many = Number(process.env.JIEDUI_COUNTIES ?? 30)
const codes = Array.from(
  { length: many },
  (_, order) => `52${order < 50 ? '98' : '99'}${String((order % 50) + 1).padStart(2, '0')}`,
)
const nameOf = (code: string): string => `${[...code].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}县`
const lineOf = (code: string): number => Number(code) - 520000

let server: Server
/** Who administers each county, by its code. */
let tokens: Map<string, string>
let startSeconds: number
beforeAll(async () => {
  const { data, halt } = await startServer({})
  await halt()
  await countyJson<Added[]>(data, 'add', ...codes.flatMap((code) => [code, nameOf(code)]))
  tokens = signInOnDisk(data)
  startSeconds = await seconds(async () => {
    server = await startServer({}, data)
  })
}, 400_000)
afterAll(() => server.stop())

test('a machine of many counties is up soon', () => {
  expect(startSeconds).toBeLessThan(20)
})

type Policy = { document: { incomeLineYuan: Record<string, number> } }
const as = (whose: string, county: string) => clientOf(server.url, county, tokens.get(whose)!)

test('the counties of one machine each keep and read what is their own', { timeout: 100_000 }, async () => {
  await each(codes, async (code) => {
    const body = JSON.stringify({ document: { incomeLineYuan: { 2026: lineOf(code) } } })
    await as(code, code).ask('/policy', { method: 'PUT', headers: { 'content-type': 'application/json' }, body })
  })
  const read = new Map<string, number>()
  await each(codes, async (code) => {
    read.set(code, (await as(code, code).ask<Policy>('/policy')).document.incomeLineYuan[2026]!)
  })
  expect(codes.map((code) => read.get(code))).toEqual(codes.map(lineOf))
})

test('of all pairs of counties none sees the other: it answers as a county that does not exist', {
  timeout: 400_000,
}, async () => {
  const answers = new Map<string, number>()
  const ask = async (whose: string, county: string) => {
    const headers = { authorization: `Bearer ${tokens.get(whose)}` }
    const answer = await fetch(`${server.url}/api/counties/${county}/policy`, { headers })
    return `${answer.status} ${await answer.text()}`
  }
  const none = await ask(codes[0]!, '529999')
  expect(none).toMatch(/^404 /)
  const pairs = codes.flatMap((whose) => codes.filter((code) => code !== whose).map((county) => ({ whose, county })))
  await each(pairs, async ({ whose, county }) => {
    const answer = await ask(whose, county)
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
  })
  expect(Object.fromEntries(answers)).toEqual({ [none]: many * (many - 1) })
})

/** Eight at a time. */
async function each<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = all.values()
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const one of waiting) await work(one)
    }),
  )
}
