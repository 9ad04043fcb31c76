import { beforeEach, expect, test } from 'vitest'
import type { CheckRow, Finding, FindingPage } from '../../shared/finding.ts'
import type { Page } from '../../shared/page.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'

type Line = { check: string; kind: string; key: string; severity: string; status: string; sentence: string }

let county: Awaited<ReturnType<typeof freshCounty>>
let officer: Awaited<ReturnType<typeof signedIn>>
beforeEach(async () => {
  county = await freshCounty()
  officer = await signedIn('county_admin')
  await county.household({ no: '1001', cause: '', head_name: '王富贵' })
  await county.household({ no: '2001', cause: '因病', township: '柳溪镇', status: '已脱贫' })
  await county.person({ household: '1001', name: '王富贵', id: '520101198001011234' })
  await county.person({ household: '2001', name: '李富贵', id: '520101198001011234' })
  await officer.post('checks/run', { asOf: '2026-10-31' })
})

const ask = async <T>(path: string) => (await officer.get(path)).json() as Promise<T>

test('the list of checks says how many findings are open and how old they are', async () => {
  const { asOf, policyVersion, checks } = await ask<{ asOf: string; policyVersion: number; checks: CheckRow[] }>(
    'checks',
  )
  expect({ asOf, policyVersion }).toEqual({ asOf: '2026-10-31', policyVersion: 0 })
  expect(checks.find(({ id }) => id === 'reg-no-cause')).toMatchObject({
    title: '无致贫原因',
    groupName: '登记信息',
    severity: 'notice',
    open: 1,
    new: 1,
    resolved: 0,
    oldestDays: 0,
  })
  expect(checks.find(({ id }) => id === 'match-prison')).toMatchObject({ open: 0, oldestDays: null })
})

test('findings are listed severest first, by check, township, household, head, or the number itself', async () => {
  const list = async (query: string) =>
    (await ask<Page<Finding>>(`findings?${query}`)).rows.map(({ checkId, key }) => `${checkId} ${key}`)
  expect(await list('size=2')).toEqual(['id-duplicate 520***********1234', 'pair-none 1001'])
  expect(await list('check=reg-no-cause')).toEqual(['reg-no-cause 1001'])
  expect(await list('township=柳溪镇&check=pair-none')).toEqual([])
  expect(await list('check=pair-none&q=王富贵')).toEqual(['pair-none 1001'])
  expect(await list('check=id-duplicate&q=520101198001011234')).toEqual(['id-duplicate 520***********1234'])
  expect(await list('check=pair-none&status=resolved')).toEqual([])
})

test('a finding shows its figures, rule, parameters and the rows behind it', async () => {
  const { rows } = await ask<Page<Finding>>('findings?check=pair-none')
  const page = await ask<FindingPage>(`findings/${rows[0]!.id}`)
  expect(page.finding.sentence).toBe('王富贵户（未脱贫）现在没有帮扶责任人。')
  expect(page.check).toMatchObject({ id: 'pair-none', rule: expect.stringContaining('都应有帮扶责任人') })
  expect(page.parameters).toEqual([
    { name: expect.stringContaining('必须有帮扶责任人'), value: '未脱贫、预脱贫、返贫', source: expect.any(String) },
  ])
  expect(page.records).toHaveLength(1)
  expect(page.records[0]).toMatchObject({ title: '户 王富贵', source: null })
  expect(page.records[0]!.values).toContainEqual({ name: '脱贫状态', value: '未脱贫' })
  expect((await officer.get('findings/999')).status).toBe(404)
})

test('the persons who share a number stand behind it, masked', async () => {
  const { rows } = await ask<Page<Finding>>('findings?check=id-duplicate')
  const { records } = await ask<FindingPage>(`findings/${rows[0]!.id}`)
  expect(records.map(({ title }) => title)).toEqual(['成员 王富贵', '成员 李富贵'])
  expect(records[0]!.values).toContainEqual({ name: '证件号码', value: '520***********1234' })
})

test('a finding names the cadres it is about, who has left first', async () => {
  await county.cadre({ name: '张三', unit: '水利局' })
  await county.cadre({ name: '老周', unit: '水利局', left_on: '2026-08-01', left_reason: '退休' })
  for (const name of ['张三', '老周']) await county.pairing({ household: '1001', cadre: `${name}/水利局` })
  await county.cadre({ name: '李四', unit: '教育局', post_level: '县级领导' })
  await officer.post('checks/run', { asOf: '2026-10-31' })
  const cadresOf = async (check: string) => {
    const { rows } = await ask<Page<Finding>>(`findings?check=${check}`)
    return (await ask<FindingPage>(`findings/${rows[0]!.id}`)).cadres
  }
  expect(await cadresOf('pair-cadre-gone')).toEqual([
    { key: '老周/水利局', name: '老周', gone: true },
    { key: '张三/水利局', name: '张三', gone: false },
  ])
  expect(await cadresOf('pair-underload')).toEqual([{ key: '李四/教育局', name: '李四', gone: false }])
})

test('the export names subjects in full only for a reason, which is on the trail', async () => {
  const masked = await ask<Line[]>('findings/export?check=id-duplicate')
  expect(masked).toEqual([
    {
      check: 'id-duplicate',
      kind: 'id',
      key: '520***********1234',
      severity: 'blocker',
      status: 'new',
      sentence: '同一个证件号码登记了 2 人：1001/王富贵、2001/李富贵。',
      figures: { people: 2, holders: '1001/王富贵、2001/李富贵' },
      handling: 'unassigned',
      assignee: null,
      dueOn: null,
      overdue: false,
      answer: null,
    },
  ])
  const [open] = await ask<Line[]>(`findings/export?check=id-duplicate&unmask=${encodeURIComponent('交派出所核对')}`)
  expect(open!.key).toBe('520101198001011234')
  const trail = await county.db
    .prepare(`SELECT actor, subject, detail FROM audit_event WHERE action = 'finding.unmask'`)
    .all()
  expect(trail.results).toEqual([
    { actor: officer.username, subject: 'id-duplicate', detail: '{"reason":"交派出所核对","findings":1}' },
  ])
})

test('an inspector reads findings but neither runs checks nor sees numbers in full', async () => {
  const inspector = await signedIn('inspector')
  expect((await inspector.get('findings')).status).toBe(200)
  expect((await inspector.post('checks/run', {})).status).toBe(403)
  expect((await inspector.get('findings/export?unmask=x')).status).toBe(403)
})
