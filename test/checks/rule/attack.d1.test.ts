import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { ProblemBody } from '../../../shared/problem.ts'
import type { RuleList, RulePreview, RuleSwitched } from '../../../shared/rulepage.ts'
import { namedAs } from '../../../workers/checks/handling/evidencekind.ts'
import { compile } from '../../../workers/checks/rule/compile.ts'
import { freshCounty } from '../../given.ts'
import { signedIn } from '../../signed-in.ts'
import { ruleOf as documentOf } from './found.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let officer: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  county = await freshCounty()
  officer = await signedIn('county_admin')
  await county.household({ no: '1', head_name: '张三', township: '城关镇', village: '东村', unsafe_house: 1 })
})
beforeEach(() =>
  county.db.batch(
    ['rule', 'rule_version', 'rule_pack', 'finding'].map((table) => county.db.prepare(`DELETE FROM ${table}`)),
  ),
)

const unsafe = { of: 'unsafe_house', is: true }
const ruleOf = (id: string, more: object = {}) => ({
  ...{ id, title: '户主住危房', severity: 'serious', subject: 'household', when: unsafe },
  ...{ says: '{head_name}户住危房。', rule: '住房安全', source: '县自定', mend: '核实住房。', examples: [], ...more },
})
const put = async (rule: { id: string }, basedOn = 0, reason = '本县要求') => {
  const answer = await officer.put(`rules/${rule.id}`, { rule, basedOn, reason })
  return { status: answer.status, detail: ((await answer.json()) as ProblemBody).detail }
}
const post = async <T>(path: string, body: object) => {
  const answer = await officer.post(path, body)
  return { status: answer.status, body: (await answer.json()) as T }
}
const turn = (ids: string[], enabled = true, reason = '县里决定') =>
  post<RuleSwitched>('rules/enable', { ids, enabled, reason })

/** Conditions in conditions, the deepest first: deeper than a database reads. */
const some = (n: number) => Array.from({ length: n }, (_, i) => ({ of: 'population', gt: i }))
const twisted = (depth: number): object =>
  depth === 0 ? { any: some(30) } : { all: [{ any: [twisted(depth - 1), ...some(30)] }, ...some(30)] }

test('what the database cannot run stays off and says so, and a rule that runs is not made into it', async () => {
  expect((await put(ruleOf('own-a'))).status).toBe(200)
  expect((await turn(['own-a'])).body).toEqual({ switched: 1, refused: [] })
  const bad = { when: twisted(3) }
  const tried = await post<RulePreview[]>('rules/preview', { rule: ruleOf('own-b', bad) })
  expect([tried.status, tried.body.map(({ faults }) => faults[0]?.words)]).toEqual([
    200,
    [expect.stringContaining('拆成几条规则')],
  ])
  const changed = await put(ruleOf('own-a', bad), 2)
  expect(changed).toMatchObject({ status: 422, detail: expect.stringContaining('正在启用') })
  const pack = { format: 'jiedui-rules/1', id: 'province', title: '省包', version: '1', source: '省里' }
  await post('rules/packs', { ...pack, rules: [ruleOf('p-1')] })
  await turn(['p-1'])
  expect((await post('rules/packs', { ...pack, rules: [ruleOf('p-1', bad)] })).status).toBe(422)
  expect((await post('checks/run', {})).status).toBe(200)
})

test('a rule names no more than the database takes, and counts no sharers of sharers', () => {
  const fault = (more: object) => compile(documentOf(ruleOf('own-a', more) as never)).faults[0]?.words
  const figures = Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`数${i}`, { count: 'members' }]))
  expect(
    fault({
      figures,
      says: Object.keys(figures)
        .map((name) => `{${name}}`)
        .join(''),
    }),
  ).toContain('最多')
  const headers = Array.from({ length: 61 }, (_, i) => ({ of: `extra.列${i}`, is: '有' }))
  expect(fault({ when: { any: [{ any: headers.slice(0, 40) }, { any: headers.slice(40) }] } })).toContain(
    '最多用 60 个',
  )
  const sharers = (where: object) => ({ of: { count: 'samePhone', where }, gt: 1 })
  expect(fault({ subject: 'person', says: '{name}', when: sharers(sharers(unsafe)) })).toContain('算不完')
})

test('nobody’s number is in a rule or a pack, nor open in why it was made or switched', async () => {
  const number = '529901199001011234'
  const written = [
    { title: `查 ${number}` },
    { says: '电话 139 1234 5678 有误。' },
    { when: { of: 'note', contains: number } },
    { examples: [{ given: { person: [{ name: '甲', id_number: number }] }, finds: [] }] },
  ]
  for (const more of written) {
    const answer = await put(ruleOf('own-a', more))
    expect(answer).toMatchObject({ status: 422, detail: expect.stringContaining('规则里不能写') })
    expect(answer.detail).not.toContain('19900101')
  }
  const pack = { format: 'jiedui-rules/1', id: 'province', title: '省包', version: '1', source: `问 ${number}` }
  expect((await post('rules/packs', { ...pack, rules: [ruleOf('p-1')] })).status).toBe(422)
  await put(ruleOf('own-a'), 0, `他报的 ${number}`)
  await turn(['own-a'], true, `她报的 ${number}`)
  await officer.ask('DELETE', 'rules/own-a', { reason: `撤，问 ${number}` })
  const { results } = await county.db
    .prepare('SELECT reason FROM rule_version ORDER BY version')
    .all<{ reason: string }>()
  expect(results.map(({ reason }) => reason.includes(number))).toEqual([false, false, false])
  expect(results.every(({ reason }) => reason.includes('enc:'))).toBe(true)
})

test('sums of whatever a ledger says stop no check', async () => {
  const most = Array.from({ length: 3 }, (_, i) =>
    county.db
      .prepare(
        `INSERT INTO measure (key, household_no, category, amount_fen) VALUES (?1, '1', '其他', 9000000000000000000)`,
      )
      .bind(`1/其他/${i}`),
  )
  await county.db.batch(most)
  await put(
    ruleOf('own-sum', {
      when: { of: { sum: 'measures.amount_fen' }, gt: 1 },
      says: '{钱}',
      figures: { 钱: { sum: 'measures.amount_fen' } },
    }),
  )
  expect((await turn(['own-sum'])).body).toEqual({ switched: 1, refused: [] })
  expect((await post('checks/run', {})).status).toBe(200)
})

test('what lies elsewhere is counted for nobody who does not see it', async () => {
  await put(ruleOf('own-a'))
  await turn(['own-a'])
  const open = async (who: typeof officer) =>
    ((await (await who.get('rules')).json()) as RuleList).rules.find(({ id }) => id === 'own-a')!.open
  const other = await signedIn('township_clerk', { township: '南山镇' })
  expect([await open(officer), await open(other)]).toEqual([1, 0])
  const says = {
    subject: 'person',
    when: { of: 'age', gt: 0 },
    says: '{钱}{人}',
    figures: { 钱: { max: 'samePhone.work_income_fen' }, 人: { count: 'samePhone' } },
  }
  expect(compile(documentOf(ruleOf('own-b', says) as never)).check.needs).toEqual({ figure_0: 'county' })
})

test('evidence is named as what its bytes are', () => {
  expect(['照片.JPG', '照片.html', '说明.pdf.exe', '照片'].map((name) => namedAs(name, 'image/jpeg'))).toEqual([
    '照片.JPG',
    '照片.html.jpg',
    '说明.pdf.exe.jpg',
    '照片.jpg',
  ])
})

test('of many words each word of the cell is looked for, whatever signs are in it', async () => {
  const words = Array.from({ length: 20 }, (_, i) => `词${i}`)
  const cell = '没有,甲"乙\\丙、人家'
  await county.db.prepare(`UPDATE household SET note = ?1 WHERE key = '1'`).bind(cell).run()
  const found = async (has: string[]) => {
    const tried = await post<RulePreview[]>('rules/preview', { rule: ruleOf('own-a', { when: { of: 'note', has } }) })
    return tried.body[0]!.found
  }
  const looked = [['人家'], ['甲"乙\\丙'], ['人'], ['甲']].map((word) => found([...words, ...word]))
  expect(await Promise.all(looked)).toEqual([1, 1, 0, 0])
})
