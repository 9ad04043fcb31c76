import type { Check } from '../check.ts'
import { wide } from '../fund.ts'

export const check: Check = {
  id: 'fund-undisclosed',
  group: 'funds',
  severity: 'serious',
  title: { zh: '资金未公示公告', en: 'Funds not disclosed' },
  rule: '项目资金事前公示、事后公告；两项都没有的列出。',
  source: '完善扶贫资金项目公告公示制度的指导意见（2018 年）',
  mend: '公示过的，补填日期；没有公示的，补办公示公告。',
  subject: 'project',
  reads: ['project'],
  parameters: [],
  figures: { name: '项目', approved_on: '批复', first_paid_on: '首次拨付' },
  sql: `
    SELECT ${wide('p.name')} AS subject, p.township, p.village, p.name, p.approved_on, p.first_paid_on
    FROM project p WHERE p.disclosed_before_on = '' AND p.disclosed_after_on = ''`,
  sentence: ({ name, first_paid_on }) =>
    `“${name}”事前公示和事后公告都没有日期${first_paid_on ? `，而 ${first_paid_on} 已经拨款` : ''}。`,
  examples: [
    {
      says: '两项都空白的列出；公示过一次的、台账没有这两列的不列',
      given: {
        project: [
          { name: '一', disclosed_before_on: '', disclosed_after_on: '' },
          { name: '二', disclosed_before_on: '2026-03-01', disclosed_after_on: '' },
          { name: '三' },
        ],
      },
      found: ['一'],
    },
  ],
}
