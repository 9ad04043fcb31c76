import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Finding } from '../../../shared/finding.ts'
import type { ProblemBody } from '../../../shared/problem.ts'
import type { RuleCondition } from '../../../shared/rulecondition.ts'
import type { PackInstalled, RuleList, RulePage, RulePreview, RuleSwitched } from '../../../shared/rulepage.ts'
import { freshCounty } from '../../given.ts'
import { signedIn } from '../../signed-in.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let officer: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  county = await freshCounty()
  officer = await signedIn('county_admin')
  await county.household({ no: '1', head_name: '张三', unsafe_house: 1 })
  await county.household({ no: '2', head_name: '李四', unsafe_house: 0 })
})
beforeEach(() =>
  county.db.batch(
    ['rule', 'rule_version', 'rule_pack', 'finding'].map((table) => county.db.prepare(`DELETE FROM ${table}`)),
  ),
)

const ruleOf = (id: string, when: RuleCondition = { of: 'unsafe_house', is: true }) => ({
  ...{ id, title: '户主住危房', severity: 'serious', subject: 'household', when },
  ...{ says: '{head_name}户住危房。', rule: '住房安全', source: '县自定', mend: '核实住房。', examples: [] },
})
const put = (id: string, basedOn = 0, when?: RuleCondition) =>
  officer.put(`rules/${id}`, { rule: ruleOf(id, when), basedOn, reason: '本县要求' })
const json = async <T>(answer: Response) => (await answer.json()) as T
const words = async (answer: Response) => ({ status: answer.status, detail: (await json<ProblemBody>(answer)).detail })
const turn = async (ids: string[], enabled: boolean) =>
  json<RuleSwitched>(await officer.post('rules/enable', { ids, enabled, reason: '县里决定' }))
const findings = async (query = '') =>
  (await json<{ rows: Finding[] }>(await officer.get(`findings?group=rule&status=all${query}`))).rows.map(
    ({ checkId, title, key, status, severity, sentence }) =>
      [checkId, title, key, status, severity, sentence].join(' '),
  )

test('a rule of the county is made, tried, switched on, finds, is changed, switched off and withdrawn', async () => {
  expect((await put('own-house')).status).toBe(200)
  const tried = await json<RulePreview[]>(await officer.post('rules/preview', { ids: ['own-house'] }))
  expect(tried).toMatchObject([
    { found: 1, faults: [], undelivered: [], examples: [{ key: '1', sentence: '张三户住危房。', householdNo: '1' }] },
  ])
  expect(await turn(['own-house', 'own-none'], true)).toEqual({
    switched: 1,
    refused: [{ id: 'own-none', why: '没有这条规则，可能刚刚被撤下。' }],
  })
  expect(await findings()).toEqual(['own-house 户主住危房 1 new serious 张三户住危房。'])
  expect((await put('own-house', 2, { of: 'unsafe_house', is: false })).status).toBe(200)
  expect(await findings('&q=李四')).toEqual(['own-house 户主住危房 2 new serious 李四户住危房。'])
  await turn(['own-house'], false)
  expect(await findings('&q=李四')).toEqual(['own-house 户主住危房（已停用） 2 resolved serious 李四户住危房。'])
  expect((await officer.ask('DELETE', 'rules/own-house', { reason: '不再需要' })).status).toBe(204)
  expect(await findings('&q=李四')).toEqual(['own-house 户主住危房（已撤下） 2 resolved serious 李四户住危房。'])
  expect((await officer.get('rules/own-house')).status).toBe(404)
})

test('whoever comes second is told, and no rule of a pack or of ours is changed', async () => {
  await put('own-house')
  expect(await words(await put('own-house', 0))).toMatchObject({ status: 409 })
  expect(await words(await put('id-missing'))).toMatchObject({ status: 422 })
  expect(await words(await put('q23-2_02_002'))).toMatchObject({ status: 422 })
  const page = await json<RulePage>(await officer.get('rules/own-house'))
  expect(page.versions.map(({ version, reason }) => [version, reason])).toEqual([[1, '本县要求']])
})

test('of two who withdraw a rule at once one does', async () => {
  await put('own-house')
  const both = await Promise.all(
    ['甲', '乙'].map((who) => officer.ask('DELETE', 'rules/own-house', { reason: `${who}说不再需要` })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([204, 404])
  const kept = await county.db.prepare(`SELECT count(*) AS n FROM rule_version WHERE id = 'own-house'`).first('n')
  expect(kept).toBe(2)
})

test('what is wrong with a rule is said in words and where', async () => {
  const refused = async (when: unknown) => (await words(await put('own-bad', 0, when as RuleCondition))).detail
  expect(await refused({ of: 'unsafe_hous', is: true })).toBe(
    'own-bad when.of：“户”没有“unsafe_hous”这个字段，请对照字段表改正；台账里没有对应字段的列写 extra.列名。',
  )
  expect(await refused({ of: 'population', is: '三' })).toContain('不是数')
  expect(await refused({ of: 'status', is: '脱贫啦' })).toContain('没有“脱贫啦”这个词')
  expect(await refused({ of: 'phone', is: '19012345678' })).toContain('号码加密保存')
  expect(await refused({ of: { count: 'villageRow.households' }, gt: 3 })).toContain('全县算不完')
  expect(await refused({ of: 'status', in: '@无此名单' })).toContain('没有名单“无此名单”')
  expect(await refused({ all: [{ of: 'status' }] })).toContain('when.all.0')
})

test('the shipped pack is there to be switched on; a pack from a file is installed, changed and handed on', async () => {
  const shipped = await json<RuleList>(await officer.get('rules'))
  expect(shipped.packs.map(({ id, origin }) => [id, origin])).toEqual([
    ['own', 'own'],
    ['quality-2023', 'shipped'],
  ])
  expect(shipped.rules.every(({ enabled, version }) => !enabled && version === 0)).toBe(true)
  const pack = {
    ...{ format: 'jiedui-rules/1', id: 'province', title: '省包', version: '1', source: '省发〔2026〕1号' },
    lists: { 住房: ['危房'] },
    rules: [ruleOf('p-1'), ruleOf('p-2', { of: 'note', has: '@住房' })],
  }
  const install = async (body: object) => json<PackInstalled>(await officer.post('rules/packs', body))
  expect(await install(pack)).toMatchObject({ added: 2, changed: 0, same: 0, withdrawn: 0 })
  await turn(['p-1'], true)
  const changed = { ...pack, version: '2', rules: [ruleOf('p-1', { of: 'unsafe_house', is: false })] }
  expect(await install(changed)).toMatchObject({ added: 0, changed: 1, same: 0, withdrawn: 1 })
  expect(await findings()).toEqual([
    'p-1 户主住危房 1 resolved serious 张三户住危房。',
    'p-1 户主住危房 2 new serious 李四户住危房。',
  ])
  expect(await install(pack)).toMatchObject({ added: 1, changed: 1, same: 0, withdrawn: 0 })
  expect(await json(await officer.get('rules/packs/province'))).toEqual(pack)
  expect(await words(await officer.post('rules/packs', { ...pack, id: 'other' }))).toMatchObject({ status: 422 })
})

test('a newer edition of a shipped rule is shown, and taken when the rule is switched on again', async () => {
  const id = 'q23-1_03_006'
  await turn([id], true)
  await county.db
    .prepare(`UPDATE rule SET document = json_set(document, '$.title', '旧名') WHERE id = ?1`)
    .bind(id)
    .run()
  const page = async () => json<RulePage>(await officer.get(`rules/${id}`))
  const list = await json<RuleList>(await officer.get('rules'))
  expect(list.rules.filter(({ newer }) => newer).map(({ title }) => title)).toEqual(['旧名'])
  const before = await page()
  expect([before.rule.title, before.shipped?.title]).toEqual(['旧名', '出列村参加城乡居民基本养老保险人数为空'])
  await turn([id], true)
  const after = await page()
  expect([after.rule.title, after.shipped, after.row.newer, after.versions.map(({ version }) => version)]).toEqual([
    ...['出列村参加城乡居民基本养老保险人数为空', null, false, [2, 1]],
  ])
})

test('no number of a person gets into a rule, wherever it is written', async () => {
  const refused = async (part: object) => {
    const rule = { ...ruleOf('own-number'), ...part }
    return (await words(await officer.put('rules/own-number', { rule, basedOn: 0, reason: '本县要求' }))).detail
  }
  const said = (at: string) => expect.stringContaining(`own-number ${at}：规则里不能写证件号码`)
  const example = { given: { person: [{ name: '甲', household_no: '1', phone: '190 1234 5678' }] }, finds: [] }
  const when = { of: 'note', contains: '５２９９０１１９９００１０１１２３X' }
  expect([
    await refused({ title: '查19012345678' }),
    await refused({ says: '{head_name}户 529901199001011231' }),
    await refused({ when }),
    await refused({ when: { of: 'extra.甲19012345678', is: '1' } }),
    await refused({ when: { of: 'extra.甲', is: 19012345678 } }),
    await refused({ examples: [example] }),
  ]).toEqual(['title', 'says', 'when.contains', 'when.of', 'when.is', 'examples.0.given.person.0.phone'].map(said))
  const head = { format: 'jiedui-rules/1', id: 'other', title: '省包', version: '1', source: '联系人19012345678' }
  const pack = { ...head, rules: [ruleOf('p-1')] }
  expect((await words(await officer.post('rules/packs', pack))).detail).toContain('source：规则里不能写证件号码')
  expect((await put('own-place', 0, { of: 'note', contains: '529901001001' })).status).toBe(200)
  const kept = await county.db.prepare('SELECT group_concat(document) AS all_of FROM rule_version').first('all_of')
  expect(kept).not.toContain('1901234')
})
