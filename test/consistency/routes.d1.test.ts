import { beforeAll, expect, test } from 'vitest'
import type { Consistency, Disagreement } from '../../shared/consistency.ts'
import type { Page } from '../../shared/page.ts'
import { holdLedgers } from '../../workers/consistency/refresh.ts'
import { inflateWhole } from '../../workers/import/read/inflate.ts'
import { defaultLimits } from '../../workers/import/read/limits.ts'
import { memorySource } from '../../workers/import/read/workbook.ts'
import { openZip } from '../../workers/import/read/zip.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'

const phones = ['19000000001', '19000000002']

beforeAll(async () => {
  const county = await freshCounty()
  for (const [no, village] of [
    ['H1', '东村'],
    ['H2', '西村'],
  ] as const) {
    await county.household({ no, village, population: 3, income_per_head_fen: 900000 })
    await county.income({ household: no, year: 2025, population: 4, per_head_fen: no === 'H1' ? 899500 : 800000 })
  }
  await county.cadre({ name: '甲', phone: phones[0]! })
  await county.pairing({ household: 'H1', cadre: '甲/教育局', cadre_phone: county.sealer.seal(phones[1]!) })
  await holdLedgers(county.db, { asOf: '2026-11-01', now: new Date('2026-11-01T08:00:00Z'), cause: 'asked' })
})

const asked = async <T>(who: Awaited<ReturnType<typeof signedIn>>, path: string) =>
  (await who.get(path)).json() as Promise<T>

test('are counted by field and ledgers; what differs by less than the policy allows is none', async () => {
  const admin = await signedIn('county_admin')
  const found = await asked<Consistency>(admin, 'consistency')
  expect(found.groups.map(({ field, rows }) => [field, rows])).toEqual([
    ['家庭人口', 2],
    ['人均纯收入', 1],
    ['帮扶责任人电话', 1],
  ])
})

test('a village sees its own, phones masked', async () => {
  const officer = await signedIn('village_officer', { township: '城关镇', village: '东村' })
  const { rows } = await asked<Page<Disagreement>>(officer, 'consistency/rows')
  expect(rows.map(({ householdNo, field, one, other }) => [householdNo, field, one.value, other.value])).toEqual([
    ['H1', '家庭人口', '3', '4'],
    ['H1', '帮扶责任人电话', '190****0002', '190****0001'],
  ])
})

test('leave as a workbook without a single whole number', async () => {
  const admin = await signedIn('county_admin')
  const answer = await admin.get('consistency/workbook?field=帮扶责任人电话')
  expect(answer.headers.get('content-disposition')).toContain('.xlsx')
  const zip = await openZip(memorySource('answer', new Uint8Array(await answer.arrayBuffer())))
  const bytes = await inflateWhole(zip, zip.entries.get('xl/worksheets/sheet1.xml')!, defaultLimits)
  const said = [...new TextDecoder().decode(bytes).matchAll(/<t [^>]*>([^<]*)</g)].map(([, words]) => words!)
  expect(said.slice(0, 2)).toEqual(['清禾县台账不一致清单', expect.stringContaining('共 1 条。')])
  const row = ['张三', '帮扶责任人电话', '甲', '结对台账', '190****0002', '帮扶责任人名册', '190****0001']
  expect(said.filter((words) => words !== '').slice(-7)).toEqual(row)
})

test('count as the policy has it', async () => {
  const admin = await signedIn('county_admin')
  const put = await admin.put('policy', {
    document: { consistency: { fields: ['人均纯收入'], toleranceYuan: 1 } },
    reason: '人口口径不同',
  })
  expect(put.status).toBe(200)
  const narrower = await asked<Consistency>(admin, 'consistency')
  expect([narrower.rows, narrower.left.includes('家庭人口')]).toEqual([2, true])
})
