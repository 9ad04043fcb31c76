import { globSync, readFileSync } from 'node:fs'
import { dirname, normalize } from 'node:path'
import { expect, test } from 'vitest'

const files = globSync(['workers/**/*.ts', 'web/**/*.{ts,tsx}', 'shared/*.ts']).map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}))

/** What a file imports: packages by name, files by path from the root; `type` where nothing is left of it at run time. */
const imports = files.flatMap(({ path, text }) =>
  [
    ...text.matchAll(
      /^(?:import|export)\s(?:(type)\s)?(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/gm,
    ),
  ].map(([, type, named, loaded]) => ({ from: path, to: place(path, named ?? loaded!), type: type === 'type' })),
)

function place(from: string, to: string): string {
  return to.startsWith('.') ? normalize(`${dirname(from)}/${to}`) : to
}

const capability =
  '(accounts|audit|bulletins|checks|consistency|households|import|pairing|policy|rekey|tenants|tidy|unmask|villages)'
const edge = /^workers\/(app\.ts|http\/|(\w+\/)+(routes|workflow)\.ts)/

// A file of the first column imports nothing but what the second names; the third only as a type.
test.each([
  ['shared', /^(shared\/|zod$)/, null],
  ['web', /^(web\/|shared\/|preact|hono\/client$)/, /^workers\/app\.ts$/],
  ['workers/db', /^(workers\/db\/|shared\/|node:|@noble\/)/, /^(workers\/env\.ts|@cloudflare\/)/],
  [
    'workers/http',
    /^(workers\/(http\/|db\/|env\.ts|accounts\/auth\.ts)|shared\/|hono|zod$|node:|package\.json$)/,
    /^(workers\/env\.ts|@cloudflare\/)/,
  ],
  ['workers/demo', /^(workers\/demo\/|shared\/|node:|xlsx$)/, null],
])('%s imports only %s', (folder, whom, types) => {
  const wrong = imports
    .filter(({ from }) => from.startsWith(`${folder}/`))
    .filter(({ to, type }) => !whom.test(to) && !(type && types?.test(to)))
  expect(wrong).toEqual([])
})

test('capabilities meet in shared/ and in the database, never by import', () => {
  const of = (path: string) => new RegExp(`^workers/${capability}/`).exec(path)?.[1]
  const session = 'workers/accounts/auth.ts'
  const wrong = imports.filter(({ from, to }) => of(from) && of(to) && of(from) !== of(to) && to !== session)
  expect(wrong).toEqual([])
})

test('only routes and what every request passes know Hono', () => {
  expect(imports.filter(({ from, to }) => /^hono/.test(to) && from.startsWith('workers/') && !edge.test(from))).toEqual(
    [],
  )
})

test('pure modules and stores are given the time and chance', () => {
  const taken = /new Date\(\)|Date\.now\(\)|performance\.now\(\)|Math\.random\(\)|randomUUID\(\)/
  const given =
    /^(shared|workers\/(db|demo|audit|bulletins|checks|consistency|households|import|pairing|policy|tenants|villages))\//
  const wrong = files.filter(({ path, text }) => given.test(path) && !edge.test(path) && taken.test(text))
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('no file is named for nothing', () => {
  const empty = /(^|\/)(utils?|helpers?|commons?|misc|types|constants|services?|managers?|index)(\.tsx?$|\/)/
  expect(files.map(({ path }) => path).filter((path) => empty.test(path))).toEqual([])
})

test('no file is longer than 200 lines: past that a noun has no name yet', () => {
  const lengths = files.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
  expect(lengths.filter(({ lines }) => lines > 200)).toEqual([])
})
