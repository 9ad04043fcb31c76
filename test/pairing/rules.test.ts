import { expect, test } from 'vitest'
import { type Assignment, type Ending, mayAssign, mayEnd } from '../../workers/pairing/rules.ts'

const assignment = (given: Partial<Assignment> = {}): Assignment => ({
  cadre: {
    key: '李四/教育局',
    name: '李四',
    unit: '教育局',
    postLevel: '一般干部',
    id18: 'enc:li;',
    leftOn: null,
    leftReason: null,
  },
  current: [],
  endedOn: [],
  members: ['enc:zhang;'],
  kinship: null,
  load: 0,
  cap: 2,
  responsibleMax: 1,
  sinceOn: '2026-11-01',
  asOf: '2026-11-01',
  override: null,
  ...given,
})
const cadre = (given: Partial<Assignment['cadre']>) => ({ cadre: { ...assignment().cadre, ...given } })
const refusal = (given: Partial<Assignment>) => {
  const verdict = mayAssign(assignment(given))
  return verdict.ok ? 'ok' : verdict.code
}

test('a household without a cadre may be given one with room', () => {
  expect(mayAssign(assignment())).toEqual({ ok: true })
})

test('a household that has its cadre is refused another, and told who it has and who gave it', () => {
  const current = [{ cadreKey: '王五/水利局', cadreName: '王五', cadreUnit: '水利局', by: 'qinghe' }]
  expect(mayAssign(assignment({ current }))).toEqual({
    ok: false,
    code: 'paired',
    words: '这户现由王五（水利局）帮扶，由 qinghe 办理。要更换，请结束现有结对并指定接替人。',
  })
  expect(refusal({ current, responsibleMax: 2 })).toBe('ok')
})

test('a cadre at the cap is refused until somebody says why it may be passed', () => {
  expect(mayAssign(assignment({ load: 2 }))).toEqual({
    ok: false,
    code: 'over-cap',
    words: '李四已帮扶 2 户，一般干部最多 2 户。请换一人，或写明超出户数的理由。',
  })
  expect(refusal({ load: 2, override: '本村只有一名驻村干部' })).toBe('ok')
  expect(refusal({ load: 99, cap: null })).toBe('ok')
})

test('no reason passes a cadre into its own household', () => {
  expect(refusal({ ...cadre({ id18: 'enc:zhang;' }), override: '理由' })).toBe('own-family')
  expect(refusal({ ...cadre({ id18: null }), members: [] })).toBe('ok')
})

test('no reason passes a cadre into a household of its declared kin', () => {
  expect(mayAssign(assignment({ kinship: '岳父', override: '理由' }))).toEqual({
    ok: false,
    code: 'kin',
    words: '李四已备案为这户的岳父，不能帮扶亲属。请换一名帮扶责任人。',
  })
})

test('where a household may have several cadres, none is given twice', () => {
  const current = [{ cadreKey: '李四/教育局', cadreName: '李四', cadreUnit: '教育局', by: null }]
  expect(refusal({ current, responsibleMax: 2 })).toBe('paired')
})

test('a cadre who has left, or will have before the pairing begins, is refused', () => {
  expect(refusal(cadre({ leftOn: '2026-10' }))).toBe('cadre-left')
  expect(refusal(cadre({ leftOn: '2026-11' }))).toBe('cadre-left')
  expect(refusal(cadre({ leftOn: '2026-12-01' }))).toBe('ok')
  expect(refusal({ ...cadre({ leftOn: '2026-11-02' }), sinceOn: '2026-11-02' })).toBe('cadre-left')
  expect(refusal(cadre({ leftReason: '退休' }))).toBe('cadre-left')
  expect(refusal(cadre({ leftOn: '', leftReason: '' }))).toBe('ok')
})

test('a pairing begins at the latest tomorrow and after the one before it', () => {
  expect(refusal({ sinceOn: '2026-11-02' })).toBe('ok')
  expect(refusal({ sinceOn: '2026-11-03' })).toBe('dated')
  expect(refusal({ endedOn: ['2026-10-31'] })).toBe('ok')
  expect(refusal({ endedOn: ['2026-11-01'] })).toBe('dated')
  expect(refusal({ endedOn: ['2026-11'] })).toBe('ok')
  expect(refusal({ endedOn: ['2024', '2026-10-01'], sinceOn: '2026-10-01' })).toBe('dated')
})

const ending = (given: Partial<Ending> = {}): Ending => ({
  pairing: { cadreKey: '李四/教育局', cadreName: '李四', sinceOn: '2021-05', untilOn: null, current: true, by: null },
  needsCadre: true,
  exitYear: null,
  followUpYears: 0,
  others: 0,
  untilOn: '2026-10-31',
  asOf: '2026-11-01',
  successorKey: '王五/水利局',
  ...given,
})
const endRefusal = (given: Partial<Ending>) => {
  const verdict = mayEnd(ending(given))
  return verdict.ok ? 'ok' : verdict.code
}

test('a household that is poor or at risk is not left without a cadre', () => {
  expect(mayEnd(ending({ successorKey: null }))).toEqual({
    ok: false,
    code: 'needs-successor',
    words: '这户尚未脱贫或风险未消除，一天也不能没有帮扶责任人。请指定接替人。',
  })
  expect(endRefusal({ successorKey: null, others: 1 })).toBe('ok')
  expect(endRefusal({ successorKey: null, needsCadre: false })).toBe('ok')
})

test('a household that left poverty keeps its cadre to the end of the last year of following up', () => {
  const exited = { needsCadre: false, successorKey: null, exitYear: 2025 }
  expect(endRefusal({ ...exited, followUpYears: 1, untilOn: '2026-10-31' })).toBe('followed-up')
  expect(endRefusal({ ...exited, followUpYears: 1, untilOn: '2026-10-31', successorKey: '王五/水利局' })).toBe('ok')
  expect(endRefusal({ ...exited, followUpYears: 1, untilOn: '2027-01-01', asOf: '2027-01-01' })).toBe('ok')
  expect(endRefusal({ ...exited, followUpYears: 0 })).toBe('ok')
  expect(endRefusal({ ...exited, followUpYears: 5, exitYear: null })).toBe('ok')
})

test('a pairing that somebody ended already says who did', () => {
  const pairing = { ...ending().pairing, current: false, untilOn: '2026-10-30', by: 'qinghe' }
  expect(mayEnd(ending({ pairing }))).toMatchObject({
    code: 'ended',
    words: '李四与这户的结对已由 qinghe 办理结束（2026-10-30），请刷新后查看。',
  })
})

test('a pairing ends once, not before it began, not in the future, and not in favour of itself', () => {
  expect(endRefusal({})).toBe('ok')
  expect(endRefusal({ pairing: { ...ending().pairing, current: false } })).toBe('ended')
  expect(endRefusal({ untilOn: '2021-04-30' })).toBe('dated')
  expect(endRefusal({ untilOn: '2021-05-01' })).toBe('ok')
  expect(endRefusal({ untilOn: '2026-11-02' })).toBe('dated')
  expect(endRefusal({ successorKey: '李四/教育局' })).toBe('paired')
})
