import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../shared/policy.ts'
import type { PolicyAnswer, PolicyPreview, PolicyStep } from '../../shared/policychange.ts'
import type { ProblemBody } from '../../shared/problem.ts'
import { catalogue } from '../../workers/checks/catalogue.ts'
import { faultsOf, type PlanRow } from '../../workers/checks/plan.ts'
import { comparisonOf } from '../../workers/checks/preview.ts'
import { policyFor } from '../../workers/checks/statement.ts'
import { policyOn } from '../../workers/db/policy.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let officer: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  county = await freshCounty()
  officer = await signedIn('county_admin')
})
beforeEach(() => county.db.batch(['policy', 'policy_floor'].map((table) => county.db.prepare(`DELETE FROM ${table}`))))

const read = async () => (await (await officer.get('policy')).json()) as PolicyAnswer
const line = async (path: string) => (await read()).lines.find((one) => one.path === path)!
const steps = async (query = '') =>
  ((await (await officer.get(`policy/versions${query}`)).json()) as { rows: PolicyStep[] }).rows
const set = (document: object, more: object = {}) => officer.put('policy', { document, ...more })
const words = async (answer: Response) => ((await answer.json()) as ProblemBody).detail

/** A floor as `jiedui policy floors` leaves it in the county's database. */
const floor = (document: object, { version = 1, effectiveOn = '2026-01-01', source = '省发〔2026〕3号' } = {}) =>
  county.db
    .prepare(`INSERT INTO policy_floor VALUES (?1, ?2, ?3, ?4, 'home', '2026-01-01T00:00:00.000Z')`)
    .bind(version, JSON.stringify(document), source, effectiveOn)
    .run()

test('a county that has set nothing has the defaults', async () => {
  expect(await read()).toMatchObject({ version: 0, latest: 0, document: defaultPolicy(), setBy: null, coming: [] })
})

test('every change is a version of its own, with who made it, what it was before and why on the trail', async () => {
  expect((await set({ incomeLineYuan: { 2025: 9000 } })).status).toBe(200)
  await set({ pairing: { scatteredVillages: 3 } }, { reason: '山区村组分散，问 19012345678' })
  const { version, document, setBy } = await read()
  expect({ version, setBy }).toEqual({ version: 2, setBy: officer.username })
  expect(document.incomeLineYuan[2025]).toBe(9000)
  const trail = await county.db.prepare(`SELECT detail FROM audit_event WHERE action = 'policy.set' ORDER BY id`).all()
  const effectiveOn = (await steps())[0]!.effectiveOn
  expect(trail.results.map(({ detail }) => JSON.parse(detail as string))).toEqual([
    {
      changes: {
        '各年度的收入标准（每人每年），以省里公布的为准；没有填写的年度不核对': '2025：8600 元 → 2025：9000 元',
      },
      effectiveOn,
    },
    {
      changes: { 一名帮扶责任人的户最多分布在几个村: '2 个 → 3 个' },
      effectiveOn,
      reason: '山区村组分散，问 190****5678',
    },
  ])
  expect(await county.db.prepare('SELECT reason FROM policy WHERE version = 2').first('reason')).toMatch(/enc:/)
})

test('a version keeps only what it changes, so that the rest follows the defaults', async () => {
  await set({ visits: { dayMax: 5, everyDays: 31 } })
  expect(await county.db.prepare('SELECT document FROM policy').first('document')).toBe('{"visits":{"dayMax":5}}')
  await set({ visits: { dayMax: null } })
  expect((await read()).document).toEqual(defaultPolicy())
})

test('what changes nothing is no version', async () => {
  expect((await set({ visits: { dayMax: 8 } })).status).toBe(200)
  expect((await read()).latest).toBe(0)
})

describe('two administrators', () => {
  test('of two changes made at once one is kept and the other refused, none lost', async () => {
    const answers = await Promise.all([1, 2].map((dayMax) => set({ visits: { dayMax } })))
    const kept = answers.filter(({ status }) => status === 200).length
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect((await read()).version).toBe(kept)
  })

  test('whoever based a change on an older version is told who changed what since, and nothing is kept', async () => {
    const other = await signedIn('county_admin')
    await other.put('policy', { document: { visits: { dayMax: 5 } }, basedOn: 0 })
    const refused = await set({ visits: { everyDays: 40 } }, { basedOn: 0 })
    expect(refused.status).toBe(409)
    const said = await words(refused)
    expect(said).toContain(other.username)
    expect(said).toContain('“一天入户走访超过多少户提示核对”（8 户 → 5 户）')
    expect((await read()).document.visits).toMatchObject({ dayMax: 5, everyDays: 31 })
    expect((await set({ visits: { everyDays: 40 } }, { basedOn: 1 })).status).toBe(200)
  })
})

describe('a policy for later', () => {
  test('does not count before its day, and is listed as coming', async () => {
    await set({ visits: { dayMax: 5 } }, { effectiveOn: '2999-01-01' })
    const { version, latest, coming } = await read()
    expect({ version, latest }).toEqual({ version: 0, latest: 1 })
    expect(coming).toMatchObject([{ effectiveOn: '2999-01-01', changes: [{ path: 'visits.dayMax', from: 8, to: 5 }] }])
  })

  test('does not take back, on its day, what was changed meanwhile', async () => {
    await set({ visits: { dayMax: 5 } }, { effectiveOn: '2999-01-01' })
    await set({ visits: { everyDays: 20 } })
    expect((await policyOn(county.db, '2999-01-01')).document.visits).toMatchObject({ dayMax: 5, everyDays: 20 })
  })

  test('taken back before its day is not coming any more', async () => {
    await set({ visits: { dayMax: 5 } }, { effectiveOn: '2999-01-01' })
    await set({ visits: { dayMax: 8 } }, { effectiveOn: '2999-01-01' })
    expect((await read()).coming).toEqual([])
  })

  test('a day that has gone is refused', async () => {
    const refused = await set({ visits: { dayMax: 5 } }, { effectiveOn: '2020-01-01' })
    expect([refused.status, await words(refused)]).toEqual([422, expect.stringContaining('不能早于今天')])
  })
})

describe('a province’s floor', () => {
  test('counts where the county is looser, and is shown with its source', async () => {
    await floor({ pairing: { cap: { 村干部: 6 }, dueStatuses: ['已脱贫'] }, visits: { everyDays: 60 } })
    const { document } = await policyOn(county.db, '2026-06-01')
    expect(document.pairing.cap).toEqual({ ...defaultPolicy().pairing.cap, 村干部: 6 })
    expect(document.pairing.dueStatuses).toContain('已脱贫')
    expect(document.visits.everyDays).toBe(31)
    expect(await line('pairing.cap')).toMatchObject({
      value: { 村干部: 6 },
      own: { 村干部: 10 },
      floor: { value: { 村干部: 6 }, source: '省发〔2026〕3号' },
    })
    expect(await line('visits.everyDays')).not.toHaveProperty('own')
  })

  test('is not in force before its day, nor after it was taken away', async () => {
    await floor({ visits: { dayMax: 4 } }, { effectiveOn: '2026-03-01' })
    await floor({ visits: { dayMax: null } }, { version: 2, effectiveOn: '2027-01-01' })
    const dayMax = async (day: string) => (await policyOn(county.db, day)).document.visits.dayMax
    expect([await dayMax('2026-02-28'), await dayMax('2026-03-01'), await dayMax('2027-01-01')]).toEqual([8, 4, 8])
  })

  test('a looser change is refused by its line, floor and source; a tighter one and going back to the default are not', async () => {
    await floor({ visits: { dayMax: 6 } })
    const refused = await set({ visits: { dayMax: 7 } })
    expect(refused.status).toBe(422)
    expect(await words(refused)).toContain(
      '“一天入户走访超过多少户提示核对”不能比省定底线宽，省定 6 户（省发〔2026〕3号）',
    )
    expect((await set({ visits: { dayMax: 5 } })).status).toBe(200)
    expect((await set({ visits: { dayMax: null } })).status).toBe(200)
    expect((await read()).document.visits.dayMax).toBe(6)
  })

  test('cannot be walked round by a rule for one post alone', async () => {
    await floor({ visits: { everyDays: 31 }, results: { exitPercent: { 其他: 90 } } })
    expect((await set({ visits: { everyDaysByPost: { 一般干部: 365 } } })).status).toBe(422)
    expect((await set({ results: { exitPercent: { 一般干部: 10 } } })).status).toBe(422)
    expect((await set({ visits: { everyDaysByPost: { 一般干部: 15 } } })).status).toBe(200)
  })

  test('stays a floor when the county leaves a name out', async () => {
    await floor({ pairing: { cap: { 党员: 2 } } })
    expect((await set({ pairing: { cap: { 党员: null } } })).status).toBe(422)
  })
})

test('the history says of each version who, when, why and from what to what, the floors among them', async () => {
  await set({ visits: { dayMax: 5 } }, { reason: '人手不足' })
  await floor({ visits: { dayMax: 4 } }, { effectiveOn: '2999-01-01' })
  await set({ pairing: { stableYears: 6 } })
  const found = await steps()
  expect(found.map(({ of, version, reason, coming }) => [of, version, reason, coming])).toEqual([
    ['province', 1, null, true],
    ['county', 2, null, false],
    ['county', 1, '人手不足', false],
  ])
  expect(found.map(({ changes }) => changes.map(({ path, from, to, turn }) => [path, from, to, turn]))).toEqual([
    [['visits.dayMax', 5, 4, 'tighter']],
    [['pairing.stableYears', 5, 6, 'tighter']],
    [['visits.dayMax', 8, 5, 'tighter']],
  ])
  expect((await steps('?path=pairing.stableYears')).map(({ version }) => version)).toEqual([2])
})

test('what is not a policy is refused by name and nothing is kept', async () => {
  const answer = await set({ pairing: { kap: 1 }, visits: { dayMax: -1 } })
  expect(answer.status).toBe(422)
  expect(await words(answer)).toContain('pairing.kap、visits.dayMax（一天入户走访超过多少户提示核对）')
  expect((await read()).version).toBe(0)
})

describe('before it is saved', () => {
  const preview = async (document: object) =>
    (await (await officer.post('policy/preview', { document })).json()) as PolicyPreview

  beforeAll(async () => {
    await county.cadre({ name: '李四' })
    await county.cadre({ name: '王五' })
    for (const no of ['1001', '1002', '1003', '1004', '1005']) await county.household({ no, head_name: `户主${no}` })
    for (const household of ['1001', '1002']) await county.pairing({ household, cadre: '李四/教育局' })
    for (const household of ['1003', '1004', '1005']) await county.pairing({ household, cadre: '王五/教育局' })
    await county.db.prepare('DELETE FROM check_run').run()
    await officer.post('checks/run')
  })
  const runs = async () => (await county.db.prepare('SELECT cause FROM check_run ORDER BY id').all()).results

  test('a change says which findings come, go and stay, with examples, and writes nothing', async () => {
    const { changes, checks } = await preview({ pairing: { cap: { 一般干部: 1 } } })
    expect(changes).toMatchObject([{ path: 'pairing.cap', turn: 'tighter' }])
    expect(checks).toMatchObject([
      {
        id: 'pair-overload',
        title: '帮扶户数超限',
        appear: 1,
        go: 0,
        stay: 1,
        appearing: [{ cadreKey: '李四/教育局', sentence: '李四（一般干部）现帮扶 2 户，上限 1 户。' }],
        going: [],
      },
    ])
    expect((await preview({ pairing: { cap: { 一般干部: 3 } } })).checks).toMatchObject([{ appear: 0, go: 1, stay: 0 }])
    expect((await read()).latest).toBe(0)
    expect(await runs()).toMatchObject([{ cause: 'asked' }])
  })

  test('no check reads a table whole inside a loop', async () => {
    const checks = catalogue.filter(({ parameters }) => parameters.length > 0)
    const plans = await county.db.batch<PlanRow>(
      checks.map((check) => {
        const policies = [1, 2].map(() => policyFor(check, defaultPolicy()))
        return county.db.prepare(`EXPLAIN QUERY PLAN ${comparisonOf(check)}`).bind('2026-10-31', ...policies)
      }),
    )
    // An index made for one reading is made once: only a table read whole again and again is a fault here.
    const again = checks.map(({ id, sql }, i) => [
      id,
      faultsOf(plans[i]!.results, sql).filter((one) => one.startsWith('SCAN')),
    ])
    expect(again).toEqual(checks.map(({ id }) => [id, []]))
  })

  test('what no check reads changes no finding', async () => {
    expect(await preview({ imports: { undoDays: 30 } })).toMatchObject({ changes: [{ from: 180, to: 30 }], checks: [] })
  })

  test('and once saved the findings are as they were foretold', async () => {
    await set({ pairing: { cap: { 一般干部: 1 } } })
    const open = await county.db
      .prepare(`SELECT count(*) AS n FROM finding WHERE check_id = 'pair-overload' AND status <> 'resolved'`)
      .first('n')
    expect(open).toBe(2)
    expect(await runs()).toEqual([{ cause: 'asked' }, { cause: 'policy' }])
  })
})
