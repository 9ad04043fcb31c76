import { expect, test } from 'vitest'
import type { Severity } from '../../shared/finding.ts'
import { todo } from '../../workers/households/todo.ts'
import { allPages } from '../pairing/desk.ts'

const severities: Record<string, Severity> = {
  'pair-none': 'blocker',
  'reg-dropout': 'blocker',
  'pair-overload': 'serious',
  'reg-split': 'serious',
  'id-sex': 'notice',
}
const words = {
  check: (id: string) => (severities[id] ? { title: `规则${id}`, severity: severities[id] } : null),
  sentence: () => '',
}

test('what needs doing today goes from households without a cadre to serious findings, each with its page', () => {
  const findings = [
    { checkId: 'pair-none', open: 3 },
    { checkId: 'reg-split', open: 1 },
    { checkId: 'pair-overload', open: 2 },
    { checkId: 'pair-overload', open: 4 },
    { checkId: 'reg-dropout', open: 1 },
    { checkId: 'id-sex', open: 9 },
    { checkId: 'no-longer-a-check', open: 9 },
  ]
  const imports = [{ id: 7, fileName: '花名册.xlsx', rowsStaged: 120, state: 'ready' }]
  expect(todo({ unpaired: 3, gone: 0, declined: 0, findings, imports, questions: 2 }, words, allPages)).toEqual([
    {
      id: 'unpaired',
      title: '还没有帮扶责任人的户，请安排结对',
      count: 3,
      severity: 'blocker',
      href: '/pairing?unpaired=1',
    },
    {
      id: 'questions',
      title: '台账里有、新交的工作簿里没有的记录，请核实是否还在',
      count: 2,
      severity: 'serious',
      href: '/questions',
    },
    {
      id: 'import-7',
      title: '《花名册.xlsx》已读完，请核对后确认入库',
      count: 120,
      severity: 'serious',
      href: '/imports/7',
    },
    {
      id: 'reg-dropout',
      title: '必须整改：规则reg-dropout',
      count: 1,
      severity: 'blocker',
      href: '/findings?check=reg-dropout',
    },
    {
      id: 'pair-overload',
      title: '较重：规则pair-overload',
      count: 6,
      severity: 'serious',
      href: '/findings?check=pair-overload',
    },
    { id: 'reg-split', title: '较重：规则reg-split', count: 1, severity: 'serious', href: '/findings?check=reg-split' },
  ])
})

test('where nothing waits there is nothing to do', () => {
  expect(todo({ unpaired: 0, gone: 0, declined: 0, findings: [], imports: [], questions: 0 }, words, allPages)).toEqual(
    [],
  )
})

test('whoever cannot pair is told whom to ask, and sees no line whose page stays closed', () => {
  const waiting = {
    gone: 0,
    declined: 0,
    unpaired: 2,
    findings: [{ checkId: 'reg-split', open: 1 }],
    imports: [],
    questions: 1,
  }
  const officer = { imports: false, findings: true, households: true, pairing: false, questions: false }
  expect(todo(waiting, words, officer).map(({ href }) => href)).toEqual([
    '/households?unpaired=1',
    '/findings?check=reg-split',
  ])
  expect(todo(waiting, words, { ...officer, households: false, findings: false })).toEqual([])
})

test('who pairs is told of households to hand over, and of objections, each with its page', () => {
  const findings = [{ checkId: 'pair-cadre-gone', open: 4 }]
  const known = { ...words, check: () => ({ title: '帮扶人已离岗', severity: 'blocker' as const }) }
  const waiting = { unpaired: 0, gone: 4, declined: 1, findings, imports: [], questions: 0 }
  const lines = (pairing: boolean) =>
    todo(waiting, known, { ...allPages, pairing }).map(({ id, count, href }) => `${id} ${count} ${href}`)
  expect(lines(true)).toEqual(['gone 4 /cadres?only=gone', 'declined 1 /cadres/acceptances?state=declined'])
  expect(lines(false)).toEqual(['pair-cadre-gone 4 /findings?check=pair-cadre-gone'])
})
