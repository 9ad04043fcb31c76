import { describe, expect, test } from 'vitest'
import { defaultPolicy, Policy, parameters, policyLines } from '../../shared/policy.ts'
import { type Form, formOf } from '../../shared/policyform.ts'
import { documentOf, valueAt } from '../../shared/policypath.ts'
import { stepNames } from '../../shared/procedurepolicy.ts'
import { overlay, readWritten, writtenOf } from '../../web/pages/officer/policy/written.ts'
import { merge } from '../../workers/policy/merge.ts'

const formAt = (path: string): Form => formOf(parameters.find((one) => one.path === path)!.schema)

test('every parameter can be written on the page, and what is written there unchanged is the value itself', () => {
  const lines = policyLines(defaultPolicy())
  expect(lines.map(({ path, value }) => [path, readWritten(writtenOf(value, formAt(path)), formAt(path))])).toEqual(
    lines.map(({ path, value }) => [path, { value }]),
  )
})

test.each([
  ['visits.dayMax', { kind: 'number', min: 0, max: 1_000_000, whole: true }],
  ['register.scaleKeyPercent', { kind: 'number', min: 0, max: 100, whole: false }],
  ['imports.secondPerson', { kind: 'yesNo' }],
  ['pairing.dueStatuses', { kind: 'words', longest: 60 }],
  ['incomeLineYuan', { kind: 'named', title: '年度', year: true }],
  ['pairing.cap', { kind: 'named', title: '职务级别', year: false, value: { kind: 'number' } }],
  ['comparisonLists', { kind: 'rows', columns: [{ title: '名单' }, { form: { kind: 'check' } }, { title: '含义' }] }],
])('%s is written as what it is', (path, form) => {
  expect(formAt(path)).toMatchObject(form)
})

describe('what is written wrong is said in words', () => {
  test.each([
    ['visits.dayMax', '八', '请填整数。'],
    ['visits.dayMax', '', '请填写。'],
    ['register.scaleKeyPercent', '101', '请填 0 到 100 之间的数。'],
    [
      'pairing.cap',
      [
        ['党员', '2'],
        ['党员', '3'],
      ],
      '“党员”写了两行，请只留一行。',
    ],
    ['pairing.cap', [['党员', '两']], '第 1 行“取值”：请填整数。'],
    ['incomeLineYuan', [['26', '9000']], '“26”不是年度，请写四位数，例如 2026。'],
    ['measures.answers', [['', '健康帮扶']], '第 1 行“致贫原因”：请填写。'],
    [
      'procedures.templates',
      [['脱贫退出', '2014', '民主评仪', '7', '1000', '20', '30', '0']],
      `第 1 行“环节（按先后）”：没有“民主评仪”，可以写：${stepNames.join('、')}。`,
    ],
  ])('%s: %j → %s', (path, written, error) => {
    expect(readWritten(written, formAt(path))).toEqual({ error })
  })
})

test('words may be written a line each or between marks; a blank row does not count', () => {
  expect(readWritten('未脱贫、返贫\n\n 返贫 ', formAt('pairing.dueStatuses'))).toEqual({ value: ['未脱贫', '返贫'] })
  expect(
    readWritten(
      [
        ['党员', '2'],
        ['', ''],
      ],
      formAt('pairing.cap'),
    ),
  ).toEqual({ value: { 党员: 2 } })
})

test('what is sent, laid over what counts, is what was written: a name left out is gone', () => {
  const now = defaultPolicy()
  const cap = { 党员: 3, 村干部: 10, 驻村队员: 4 }
  const part = documentOf([['pairing.cap', overlay(now.pairing.cap, cap)]])
  expect(part).toEqual({ pairing: { cap: { 党员: 3, 驻村队员: 4, 县级领导: null, 乡科级: null, 一般干部: null } } })
  expect(valueAt(Policy.parse(merge(now, part)), 'pairing.cap')).toEqual(cap)
})
