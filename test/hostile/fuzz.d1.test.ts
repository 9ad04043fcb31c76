import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ProblemBody } from '../../shared/problem.ts'
import app from '../../workers/app.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { oddTexts, scriptPayloads, sqlPayloads } from './payloads.ts'
import { addressUnder, routes } from './routes.ts'

const text = fc.oneof(
  fc.constantFrom(...oddTexts, ...sqlPayloads, ...scriptPayloads),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
)
const scalar = fc.oneof(
  text,
  fc.constantFrom(null, true, 0, -1, 1e308, -1e308, 2 ** 53, 1.5, 7),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
)
const deep = fc.integer({ min: 1, max: 5000 }).map((depth) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`))

/** The names our bodies and queries use, so that what is odd gets past the first look. */
const fields =
  'householdNo cadreKey sinceOn untilOn override reason successorKey confirm asOf document effectiveOn username password accounts role name township village memberIds ids id kind key ticket code current next'
const names = fc.constantFrom(...fields.split(' '), '__proto__', 'constructor', 'toString', '')
const queries =
  'q page size status check township village unit over unpaired entity state code header unmask actor action from to role subject'
const plausible = {
  householdNo: '1001',
  cadreKey: '李四/教育局',
  successorKey: null,
  sinceOn: '2026-01-01',
  untilOn: '2026-02-01',
  asOf: '2026-10-31',
  effectiveOn: '2026-10-31',
  reason: '调动',
  override: '情况特殊',
  confirm: '529902',
  document: { pairing: { maxHouseholds: 5 } },
  kind: 'household',
  key: '1001',
  accounts: [{ name: '王五', role: 'cadre' }],
}
const nearly = fc.record(
  Object.fromEntries(
    Object.entries(plausible).map(([name, value]) => [
      name,
      fc.oneof({ weight: 5, arbitrary: fc.constant<unknown>(value) }, { weight: 1, arbitrary: scalar }),
    ]),
  ),
)
const body = fc.oneof(
  nearly,
  nearly,
  fc.dictionary(
    names,
    fc.oneof(scalar, fc.array(scalar, { maxLength: 5 }), fc.dictionary(names, scalar, { maxKeys: 4 }), deep),
    {
      maxKeys: 8,
    },
  ),
  fc.array(scalar, { maxLength: 5 }),
  scalar,
  deep,
)
const query = fc.dictionary(fc.constantFrom(...queries.split(' ')), text, { maxKeys: 4 })
const spelt = fc.oneof(
  body.map((value) => JSON.stringify(value) ?? ''),
  fc.constantFrom(
    '',
    '{',
    '[1,',
    '"',
    'null',
    '{"__proto__":{"role":"operator"}}',
    '\uFEFF{}',
    '{"a":1}{"b":2}',
    'NaN',
  ),
)

const asked = fc.record({ fill: text, query, body: spelt })
const inside =
  /SQLITE|D1_|SELECT |syntax error|\bat \w+ \(|\.ts:\d|node_modules|workerd|stack|ZodError|TypeError|undefined/i

let authorization: string
let logged: ReturnType<typeof vi.spyOn>
beforeAll(async () => {
  const given = await freshCounty()
  await given.household({ no: '1001' })
  await given.person({ household: '1001', id: '529901198001011234' })
  await given.cadre({ name: '李四' })
})
beforeEach(async () => {
  ;({ authorization } = await signedIn('county_admin'))
  logged = vi.spyOn(console, 'error').mockReturnValue()
  return () => logged.mockRestore()
})

// Half a minute for all of them: what a new route costs the others give.
const tried = routes.filter(({ path }) => !path.startsWith('/internal') && !path.endsWith('/sign-out'))
test.each(tried)('$name answers whatever is sent to it, and never from the inside', async ({ method, path }) => {
  await fc.assert(
    fc.asyncProperty(asked, async ({ fill, query, body }) => {
      const search = new URLSearchParams(Object.entries(query)).toString()
      const address = `${addressUnder(path, () => fill || '1')}${search === '' ? '' : `?${search}`}`
      const headers = { authorization, 'content-type': 'application/json' }
      const answer = await app.request(address, { method, headers, body: method === 'GET' ? null : body }, env)
      const said = await answer.text()
      expect(logged.mock.calls, `${address} ${body}`).toEqual([])
      expect(answer.status, said).toBeLessThan(500)
      if (answer.status < 300) return
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      const problem = ProblemBody.parse(JSON.parse(said))
      expect(`${problem.title}${problem.detail}`).toMatch(/[\u4e00-\u9fff]{4}/)
      expect(said).not.toMatch(inside)
    }),
    { seed: 20261122, numRuns: 30, interruptAfterTimeLimit: 30_000 / tried.length },
  )
})
