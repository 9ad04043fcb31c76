import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const Versions = z.record(z.string(), z.string())
const Package = z.object({
  dependencies: Versions,
  devDependencies: Versions,
  allowScripts: z.record(z.string(), z.boolean()),
})
const Locked = z.object({
  version: z.string().optional(),
  name: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
})
const Lock = z.object({ packages: z.record(z.string(), Locked) })
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const own = Package.parse(read('package.json'))
const direct = Object.entries({ ...own.dependencies, ...own.devDependencies })
const { '': _, ...locked } = Lock.parse(read('package-lock.json')).packages
const packages = Object.entries(locked).map(([path, entry]) => ({
  path,
  name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
  ...entry,
}))

test('every package we ask for is asked for by one exact version', () => {
  expect(direct.filter(([, version]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('only three packages run anything when they are installed, and those are the ones allowed to', () => {
  const running = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)
  expect(running.sort()).toEqual(Object.keys(own.allowScripts).sort())
  expect(running).toEqual(['esbuild', 'node', 'workerd'])
})

test('the lock names no registry, and what it locks it locks by a strong hash', () => {
  expect(packages.filter(({ resolved }) => resolved !== undefined)).toEqual([])
  expect(packages.filter(({ integrity }) => integrity !== undefined && !/^sha512-/.test(integrity))).toEqual([])
  const asked = direct.map(([name]) => locked[`node_modules/${name}`])
  expect(asked.filter((entry) => entry?.integrity === undefined)).toEqual([])
})

const permissive = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MIT OR Apache-2.0', 'CC0-1.0']
// Used as they come, as a program or library of its own beside ours: MPL-2.0 and LGPL ask no more.
const beside: Record<string, RegExp> = {
  'MPL-2.0': /^lightningcss/,
  'LGPL-3.0-or-later': /^@img\/sharp-/,
  'Apache-2.0 AND LGPL-3.0-or-later': /^@img\/sharp-/,
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT': /^@img\/sharp-/,
}
const License = z.object({ license: z.string() })

test('every package installed has a licence a county can live with', () => {
  const wrong = packages
    .filter(({ path }) => existsSync(`${path}/package.json`))
    .map(({ path, name }) => ({
      name,
      license: License.safeParse(read(`${path}/package.json`)).data?.license ?? 'none',
    }))
    .filter(({ name, license }) => !permissive.includes(license) && !beside[license]?.test(name))
  expect(wrong).toEqual([])
})

/** Advisories that would matter here and the first version without each; looked up 2026-11-22. */
const advisories: [name: string, from: string, id: string, what: string][] = [
  ['@e965/xlsx', '0.19.3', 'CVE-2023-30533', 'prototype pollution by a workbook'],
  ['@e965/xlsx', '0.20.2', 'CVE-2024-22363', 'a workbook that keeps a regular expression busy'],
  ['hono', '4.5.8', 'CVE-2024-43787', 'cross-site requests by the spelling of a content type'],
  ['hono', '4.6.5', 'CVE-2024-48913', 'cross-site requests without a content type'],
  ['hono', '4.9.6', 'CVE-2025-58362', 'a path read otherwise than a proxy reads it'],
  ['hono', '4.9.7', 'CVE-2025-59139', 'the body limit passed by two length headers'],
  ['hono', '4.12.16', 'CVE-2026-44456', 'the body limit passed by a body without a length'],
  ['better-auth', '1.1.6', 'CVE-2024-56734', 'open redirect'],
  ['better-auth', '1.1.21', 'CVE-2025-27143', 'open redirect without a scheme'],
  ['better-auth', '1.2.10', 'CVE-2025-53535', 'open redirect by the trusted origins'],
  ['better-auth', '1.3.26', 'CVE-2025-61928', 'API keys for other people'],
  ['zod', '3.22.3', 'CVE-2023-4316', 'an e-mail that keeps a regular expression busy'],
  ['wrangler', '3.19.0', 'CVE-2023-7080', 'the inspector reached from the network'],
  ['esbuild', '0.25.0', 'GHSA-67mh-4wv8-2f99', 'any page reads the development server'],
  ['vitest', '3.0.5', 'CVE-2025-24964', 'any page runs code through the test server'],
]

test.each(advisories)('%s is at least %s: %s, %s', (name, from) => {
  const used = packages.filter((one) => one.name === name)
  expect(used.length).toBeGreaterThan(0)
  for (const { path, version = '0.0.0' } of used) expect(atLeast(version, from), `${path} ${version}`).toBe(true)
})

function atLeast(version: string, from: string): boolean {
  return version.localeCompare(from, 'en', { numeric: true }) >= 0
}
