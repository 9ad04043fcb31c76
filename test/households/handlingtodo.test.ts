import { expect, test } from 'vitest'
import type { HandlingCounts } from '../../shared/handling.ts'
import { handlingTodo } from '../../workers/households/handlingtodo.ts'

const none: HandlingCounts = {
  ...{ mine: 0, mineOverdue: 0, unassigned: 0, unassignedBlocker: 0, assigned: 0 },
  ...{ answered: 0, waiting: 0, closed: 0, overdue: 0, toVerify: 0, risen: 0 },
}
const both = { assign: true, verify: true }
const lines = (counts: Partial<HandlingCounts>, may = both) =>
  handlingTodo({ ...none, ...counts }, may).map(({ title, count, severity }) => `${severity} ${title} ${count}`)

test('findings ask of everybody what is theirs: to answer, to look after, to verify, to assign', () => {
  expect(lines({})).toEqual([])
  expect(lines({ mine: 3 })).toEqual(['serious 分派给我的疑点，请办理答复 3'])
  expect(lines({ mine: 3, mineOverdue: 1, risen: 2, toVerify: 4, unassignedBlocker: 5, unassigned: 9 })).toEqual([
    'blocker 分派给我的疑点（逾期 1 条），请办理答复 3',
    'blocker 下级逾期未答复、上升到本级的疑点，请督办 2',
    'serious 已经答复的疑点，请核验 4',
    'blocker 必须整改的疑点还没有分派，请分派到人 5',
  ])
  expect(lines({ toVerify: 4, unassignedBlocker: 5 }, { assign: false, verify: false })).toEqual([])
})
