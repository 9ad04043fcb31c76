import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { anchorMac } from '../../workers/db/chain.ts'
import { freshCounty } from '../given.ts'
import { faultsOf, tamper, written } from './trail.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
beforeEach(async () => {
  county = await freshCounty()
  await written(county, 20)
})

const file = (...statements: string[]) => tamper(county.db, ...statements)
const registryFile = (...statements: string[]) => tamper(env.REGISTRY, ...statements)

test.each([
  ["UPDATE audit_event SET at = '2026-03-01T08:00:01.000Z' WHERE id = 7", ['7 changed']],
  ["UPDATE audit_event SET actor = 'qinghf' WHERE id = 7", ['7 changed']],
  ["UPDATE audit_event SET action = 'pairing.end' WHERE id = 7", ['7 changed']],
  ["UPDATE audit_event SET subject = '1008' WHERE id = 7", ['7 changed']],
  [`UPDATE audit_event SET detail = '{}' WHERE id = 7`, ['7 changed']],
  ["UPDATE audit_event SET mac = 'f' || substr(mac, 2) WHERE id = 7 AND mac NOT LIKE 'f%'", ['7 changed']],
  ["UPDATE audit_event SET mac = 'e' || substr(mac, 2) WHERE id = 20 AND mac NOT LIKE 'e%'", ['20 changed']],
  ["UPDATE audit_event SET actor = 'x' WHERE id IN (1, 2, 20)", ['1 changed', '2 changed', '20 changed']],
  ['UPDATE audit_event SET id = 105 WHERE id = 7', ['7 missing', '105 moved']],
  ['UPDATE audit_event SET id = -7 WHERE id = 7', ['-7 moved', '7 missing']],
  ['DELETE FROM audit_event WHERE id = 1', ['1 missing']],
  ['DELETE FROM audit_event WHERE id = 7', ['7 missing']],
  ['DELETE FROM audit_event WHERE id > 10', ['11 missing']],
  ['DELETE FROM audit_event', ['1 missing']],
  [`INSERT INTO audit_event VALUES (21, 'x', 'x', 'x', 'x', '{}', 'x')`, ['21 inserted']],
  [`INSERT INTO audit_event VALUES (0, 'x', 'x', 'x', 'x', '{}', 'x')`, ['0 inserted']],
])('%s is found', async (statement, faults) => {
  await file(statement)
  expect(await faultsOf(county)).toEqual(faults)
})

test('two rows that changed places are both named, and no other', async () => {
  await file(
    'UPDATE audit_event SET id = -1 WHERE id = 7',
    'UPDATE audit_event SET id = 7 WHERE id = 12',
    'UPDATE audit_event SET id = 12 WHERE id = -1',
  )
  expect(await faultsOf(county)).toEqual(['7 moved', '12 moved'])
})

test('neighbours that changed places are both named, and no other', async () => {
  await file(
    'UPDATE audit_event SET id = -1 WHERE id = 7',
    'UPDATE audit_event SET id = 7 WHERE id = 8',
    'UPDATE audit_event SET id = 8 WHERE id = -1',
  )
  expect(await faultsOf(county)).toEqual(['7 moved', '8 moved'])
})

test('a row put in between, the others moved up, is named where it begins', async () => {
  await file(
    'UPDATE audit_event SET id = -id WHERE id >= 7',
    'UPDATE audit_event SET id = 1 - id WHERE id < 0',
    `INSERT INTO audit_event VALUES (7, 'x', 'x', 'x', 'x', '{}', 'x')`,
  )
  const faults = await faultsOf(county)
  expect([faults[0], faults.length]).toEqual(['7 changed', 15])
})

test('a trail cut short stays so for everybody to see when the system writes on', async () => {
  await file('DELETE FROM audit_event WHERE id > 10')
  await written(county, 15)
  expect(await faultsOf(county)).toEqual(['11 missing'])
  expect(await county.db.prepare('SELECT max(id) AS id FROM audit_event').first()).toEqual({ id: 35 })
})

test('a trail taken away whole stays so when the system writes on', async () => {
  await file('DELETE FROM audit_event')
  await written(county, 2)
  expect(await faultsOf(county)).toEqual(['1 missing'])
})

test('a row put at the end stays named when the system writes on', async () => {
  await file(`INSERT INTO audit_event VALUES (21, 'x', 'x', 'x', 'x', '{}', 'x')`)
  await written(county, 2)
  expect(await faultsOf(county)).toEqual(['21 changed'])
})

test('an anchor moved back with the trail is no longer an anchor', async () => {
  await file('DELETE FROM audit_event WHERE id > 10')
  const at = '2026-03-01T08:00:00.000Z'
  const last = await county.db.prepare('SELECT mac FROM audit_event WHERE id = 10').first<string>('mac')
  const forged = anchorMac(new Uint8Array(32), { id: 10, rowMac: last!, at })
  await registryFile(`UPDATE audit_head SET id = 10, row_mac = '${last}', at = '${at}', mac = '${forged}'`)
  expect(await faultsOf(county)).toEqual(['10 anchor'])
  await written(county, 1)
  expect(await faultsOf(county)).toEqual(['10 anchor'])
})

test('an anchor taken away is missed, and not made anew', async () => {
  await registryFile('DELETE FROM audit_head')
  await written(county, 1)
  expect(await faultsOf(county)).toEqual(['21 anchor'])
})

test('another county’s trail is not this one’s', async () => {
  const other = { ...county, code: '529902', db: env.COUNTY_529902, auditKey: new Uint8Array(32) }
  await written(other, 3)
  await file('DELETE FROM audit_event')
  const { results } = await other.db.prepare('SELECT * FROM audit_event').all<Record<string, string | number>>()
  for (const row of results) {
    const places = Object.keys(row).map((_, i) => `?${i + 1}`)
    const put = county.db.prepare(`INSERT INTO audit_event VALUES (${places.join(', ')})`)
    await put.bind(...Object.values(row)).run()
  }
  expect(await faultsOf(county)).toEqual(['1 changed', '2 changed', '3 changed', '4 missing'])
})
