import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import type { Handled } from '../../../shared/handling.ts'
import { dropUntaken } from '../../../workers/checks/handling/evidence.ts'
import { freshCounty } from '../../given.ts'
import { signedIn } from '../../signed-in.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let admin: Awaited<ReturnType<typeof signedIn>>
let officer: Awaited<ReturnType<typeof signedIn>>

beforeEach(async () => {
  county = await freshCounty()
  admin = await signedIn('county_admin')
  officer = await signedIn('village_officer', { township: '城关镇', village: '东村' })
  await county.household({ no: '1001', head_name: '=王富贵', township: '城关镇', village: '东村' })
})

async function given(count: number) {
  const numbers = JSON.stringify(Array.from({ length: count }, (_, i) => i))
  await county.db
    .prepare(
      `INSERT INTO finding (check_id, subject, household_no, township, village, figures, status, severity, first_run, last_run, first_found_at)
       SELECT 'reg-no-cause', 'S' || value, '1001', '城关镇', '东村', '{"head_name":"=王富贵"}', 'new', 2, 1, 1, '2026-01-01' FROM json_each(?1)`,
    )
    .bind(numbers)
    .run()
}

const ids = async (query = '') => ((await (await admin.get(`findings/ids?${query}`)).json()) as { ids: number[] }).ids
const order = { dueOn: null, reason: null }

test('five thousand findings are assigned, answered and verified, each order one deed', async () => {
  const count = 5000
  await given(count)
  const findings = await ids()
  expect(findings).toHaveLength(count)
  const assigned = await admin.post('findings/assign', { ...order, findings, to: { by: 'village' } })
  expect((await assigned.json()) as Handled).toEqual({ done: count, refused: [] })
  const said = { answer: 'rectify', reason: '统一核实', untilOn: null, evidence: [] }
  expect(((await (await officer.post('findings/answer', { findings, ...said })).json()) as Handled).done).toBe(count)
  const verified = await admin.post('findings/verify', { findings, accepted: true, reason: null })
  expect(((await verified.json()) as Handled).done).toBe(count)
  const { results } = await county.db
    .prepare(
      `SELECT (SELECT count(*) FROM finding_step) AS steps, (SELECT count(*) FROM finding WHERE handling = 'waiting') AS waiting,
         (SELECT group_concat(action, ' ' ORDER BY id) FROM audit_event) AS deeds`,
    )
    .all()
  expect(results).toEqual([{ steps: 3 * count, waiting: count, deeds: 'finding.assign finding.answer finding.verify' }])
})

test('of many who act on one finding at once one comes first, and the others are told how it stands then', async () => {
  await given(1)
  const [id] = await ids()
  const people = await Promise.all(
    [1, 2, 3, 4].map(() => signedIn('village_officer', { township: '城关镇', village: '东村' })),
  )
  const said = { findings: [id], answer: 'rectify', reason: '已经核实', untilOn: null, evidence: [] }
  const answers = await Promise.all(people.map((one) => one.post('findings/answer', said)))
  const handled = (await Promise.all(answers.map((answer) => answer.json()))) as Handled[]
  expect(handled.map(({ done }) => done).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 1])
  expect(handled.flatMap(({ refused }) => refused.map(({ why }) => why))).toEqual(
    Array(3).fill('已经答复，等待核验。要改答复，请先撤回。'),
  )
  expect(await county.db.prepare('SELECT count(*) AS n FROM finding_step').first('n')).toBe(1)
})

test('a list goes out as a workbook, what looks like a formula as words', async () => {
  await given(2)
  const answer = await admin.get('findings/workbook?check=reg-no-cause')
  expect(answer.headers.get('content-disposition')).toContain('.xlsx')
  const sheet = XLSX.read(new Uint8Array(await answer.arrayBuffer())).Sheets.疑点!
  const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })
  expect([rows.length, rows[3]?.[6], sheet.G4?.f]).toEqual([5, '=王富贵', undefined])
})

test('evidence that nobody put behind an answer is gone after seven days, its file too', async () => {
  const kept = (id: number, at: string) =>
    county.db
      .prepare(
        `INSERT INTO evidence (id, file_name, media_type, size_bytes, sha256, object_key, file_key, uploaded_by, uploaded_at)
         VALUES (?1, 'a.pdf', 'application/pdf', 1, '', ?2, '', 'x', ?3)`,
      )
      .bind(id, `529901/evidence/${id}`, at)
  await county.db.batch([
    kept(1, '2026-01-01'),
    kept(2, '2026-01-01'),
    kept(3, '2026-01-08'),
    county.db.prepare('INSERT INTO step_evidence (step_id, evidence_id) VALUES (1, 2)'),
  ])
  for (const id of [1, 2, 3]) await env.LEDGERS.put(`529901/evidence/${id}`, 'x')
  await dropUntaken({ ...county, name: '清禾县' }, env.LEDGERS, new Date('2026-01-09T00:00:00Z'))
  const { results } = await county.db.prepare('SELECT id FROM evidence ORDER BY id').all()
  const { objects } = await env.LEDGERS.list({ prefix: '529901/evidence/' })
  expect([results, objects.map(({ key }) => key.at(-1))]).toEqual([
    [{ id: 2 }, { id: 3 }],
    ['2', '3'],
  ])
})
