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
  const current = [{ cadreName: '王五', cadreUnit: '水利局', by: 'qinghe' }]
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
  pairing: { cadreKey: '李四/教育局', cadreName: '李四', sinceOn: '2021-05', current: true },
  needsCadre: true,
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

test('a pairing ends once, not before it began, not in the future, and not in favour of itself', () => {
  expect(endRefusal({})).toBe('ok')
  expect(endRefusal({ pairing: { ...ending().pairing, current: false } })).toBe('ended')
  expect(endRefusal({ untilOn: '2021-04-30' })).toBe('dated')
  expect(endRefusal({ untilOn: '2021-05-01' })).toBe('ok')
  expect(endRefusal({ untilOn: '2026-11-02' })).toBe('dated')
  expect(endRefusal({ successorKey: '李四/教育局' })).toBe('paired')
})
