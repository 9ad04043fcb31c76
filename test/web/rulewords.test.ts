import { expect, test } from 'vitest'
import type { RuleCondition } from '../../shared/rulecondition.ts'
import { conditionWords, lineWords, type RuleFields } from '../../shared/rulewords.ts'

const fields: RuleFields = {
  household: [
    { name: 'status', title: '脱贫情况', type: 'text' },
    { name: 'unsafe_house', title: '是否危房', type: 'yesNo' },
    { name: 'risk_identified_on', title: '风险识别时间', type: 'day' },
    { name: 'members', title: '家庭成员', type: 'relation', of: 'person' },
  ],
  person: [
    { name: 'labour', title: '劳动能力', type: 'text' },
    { name: 'work_income_fen', title: '务工月收入', type: 'money' },
    { name: 'household', title: '所在户', type: 'one', of: 'household' },
  ],
}
const said = (when: RuleCondition, subject = 'household') => lineWords(conditionWords(when, subject, fields))

test('a condition reads as a clerk would say it', () => {
  expect(
    said({
      all: [
        { of: 'status', is: '已脱贫' },
        {
          any: [
            { of: 'unsafe_house', is: true },
            { of: 'risk_identified_on', lt: '2023-04' },
          ],
        },
        { not: { of: 'status', blank: true } },
      ],
    }),
  ).toBe('脱贫情况是 已脱贫，且（是否危房为“是”，或风险识别时间早于 2023-04），且不符合“脱贫情况空着”')
})

test('what is counted says which, and what is compared with a share says of what', () => {
  const able: RuleCondition = { of: 'labour', in: ['普通劳动力', '技能劳动力'] }
  expect(said({ of: { count: 'members', where: able }, atLeast: { times: 0.25, of: { count: 'members' } } })).toBe(
    '（劳动能力是其中之一：普通劳动力、技能劳动力）的家庭成员个数不小于 家庭成员个数的 0.25 倍',
  )
  expect(said({ of: { sum: 'members.work_income_fen' }, gt: 30000 })).toBe('家庭成员的务工月收入合计大于 30000')
})

test('fields of what it belongs to, columns nobody mapped, lists and days are named', () => {
  expect(said({ of: 'household.status', notIn: '@脱贫' }, 'person')).toBe(
    '所在户的脱贫情况不是其中任何一个：名单“脱贫”',
  )
  expect(said({ of: 'extra.大棚面积', format: 'phone' })).toBe('其他列“大棚面积”符合格式：手机或固定电话')
  expect(said({ of: { days: [{ field: 'risk_identified_on' }, { daysAgo: 0 }] }, gt: 30 })).toBe(
    '从 风险识别时间 到 核查日 的天数大于 30',
  )
})
