import type { Check } from '../check.ts'
import { firstDay, lastDay } from '../clauses.ts'
import { wide } from '../fund.ts'

const before = (day: string) =>
  `(p.first_paid_on <> '' AND ${day} <> '' AND ${lastDay('p.first_paid_on')} < ${firstDay(day)})`

export const check: Check = {
  id: 'fund-paid-early',
  group: 'funds',
  severity: 'serious',
  title: { zh: '先拨后批', en: 'Paid before approval or publicity' },
  rule: '资金在批复和事前公示以后才能拨付。',
  source: '财政衔接推进乡村振兴补助资金管理办法；扶贫资金公告公示制度',
  mend: '日期填错的，按批复文件、公示照片和拨款凭证改正；确实先拨的，说明情况并整改。',
  subject: 'project',
  reads: ['project'],
  parameters: [],
  figures: {
    name: '项目',
    first_paid_on: '首次拨付',
    approved_on: '批复',
    disclosed_before_on: '事前公示',
    early: '早于',
  },
  sql: `
    SELECT ${wide('p.name')} AS subject, p.township, p.village, p.name, p.first_paid_on, p.approved_on, p.disclosed_before_on,
      substr(CASE WHEN ${before('p.approved_on')} THEN '和批复（' || p.approved_on || '）' ELSE '' END
        || CASE WHEN ${before('p.disclosed_before_on')} THEN '和事前公示（' || p.disclosed_before_on || '）' ELSE '' END, 2) AS early
    FROM project p WHERE early <> ''`,
  sentence: ({ name, first_paid_on, early }) => `“${name}”首次拨付在 ${first_paid_on}，早于${early}。`,
  examples: [
    {
      says: '早于批复、早于公示的列出；当天拨付的、没有写公示的、只写到月而分不出先后的不列',
      given: {
        project: [
          { name: '一', approved_on: '2026-03-10', first_paid_on: '2026-03-09' },
          { name: '二', approved_on: '2026-03-10', disclosed_before_on: '2026-04-01', first_paid_on: '2026-03-20' },
          { name: '三', approved_on: '2026-03-10', disclosed_before_on: '2026-03-01', first_paid_on: '2026-03-10' },
          { name: '四', approved_on: '2026-03-10', disclosed_before_on: '', first_paid_on: '2026-03-20' },
          { name: '五', approved_on: '2026-03-10', first_paid_on: '2026-03' },
        ],
      },
      found: ['一', '二'],
    },
  ],
}
