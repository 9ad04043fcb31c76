import { beforeEach, expect, test } from 'vitest'
import { auditRow } from '../../workers/db/audit.ts'
import { freshCounty } from '../given.ts'

let given: Awaited<ReturnType<typeof freshCounty>>
beforeEach(async () => {
  given = await freshCounty()
})

const event = {
  at: new Date('2026-03-01T08:00:00Z'),
  actor: 'qinghe',
  action: 'pairing.assign',
  subject: '1001/王干/教育局',
  detail: { since: '2026-03-01' },
}
const trail = async () => (await given.db.prepare('SELECT * FROM audit_event ORDER BY id').all()).results

test('the trail keeps who did what, to what, when', async () => {
  await given.db.batch([auditRow(given.db, event)])
  expect(await trail()).toEqual([{ ...event, id: 1, at: '2026-03-01T08:00:00.000Z', detail: '{"since":"2026-03-01"}' }])
})

test('what did not happen is not on the trail', async () => {
  const broken = given.db.prepare('INSERT INTO household (key) VALUES (NULL)')
  await expect(given.db.batch([auditRow(given.db, event), broken])).rejects.toThrow('NOT NULL')
  expect(await trail()).toEqual([])
})

test.each(["UPDATE audit_event SET actor = 'nobody'", 'DELETE FROM audit_event'])('%s fails', async (sql) => {
  await given.db.batch([auditRow(given.db, event)])
  await expect(given.db.prepare(sql).run()).rejects.toThrow('append-only')
})
