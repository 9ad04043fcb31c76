import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import app from '../../workers/app.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { accountExamples } from './accountexamples.ts'
import { type Example, type Ground, examples as others } from './examples.ts'
import { findingExamples } from './findingexamples.ts'

const examples: Record<string, Example> = { ...accountExamples, ...findingExamples, ...others }
const COUNTY = '/api/counties/:county/'
const routes = [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))]
/** Ask with a body what would be, and write nothing. */
const asking = ['POST pairings/verdicts', 'POST pairings/proposal', 'POST policy/preview', 'POST rules/preview']
const changing = routes
  .filter((name) => !/^(GET|ALL) /.test(name) && name.includes(COUNTY))
  .map((name) => name.replace(COUNTY, ''))
  .filter((name) => !asking.includes(name))

let ground: Ground
beforeAll(async () => {
  const county = await freshCounty()
  ground = { county, officer: await signedIn('county_admin') }
})

/** Actions on both trails since; an import's own end comes when it comes. */
async function deeds(): Promise<string[]> {
  const read = 'SELECT action FROM audit_event ORDER BY id'
  const trails = [ground.county.db, env.REGISTRY].map((db) => db.prepare(read).all<{ action: string }>())
  const found = (await Promise.all(trails)).flatMap(({ results }) => results.map(({ action }) => action))
  return found.filter((action) => action !== 'import.finish' && action !== 'import.undone')
}

test('every route that changes a county has an example of what it leaves on the trail', () => {
  const without = changing.filter((name) => !(name in examples))
  expect(without, 'add a line to test/audit/examples.ts or accountexamples.ts').toEqual([])
  expect(Object.keys(examples).filter((name) => !changing.includes(name) && !name.startsWith('GET '))).toEqual([])
})

test.each(Object.keys(examples))(
  '%s leaves exactly one row on the trail, and none where it is refused',
  async (name) => {
    const { action, done, refused } = examples[name]!
    const before = await deeds()
    const answer = await done(ground)
    expect([answer.status < 300, answer.status, await answer.clone().text()]).toMatchObject([
      true,
      expect.anything(),
      expect.anything(),
    ])
    const after = await deeds()
    expect(minus(after, before)).toEqual([action].flat())
    const no = await refused(ground)
    expect([no.status, no.status >= 400]).toEqual([no.status, true])
    expect(await deeds()).toEqual(after)
  },
)

function minus(all: string[], before: string[]): string[] {
  const left = [...before]
  return all.filter((action) => {
    const at = left.indexOf(action)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
