import type { Check } from '../check.ts'
import { listed } from '../clauses.ts'
import { sum } from '../figure.ts'
import { shareUnder } from '../fund.ts'

export const check: Check = {
  id: 'fund-village-share',
  group: 'funds',
  severity: 'serious',
  title: { zh: '到村到户资金占比不足', en: 'Share to villages and households too low' },
  rule: '全年批复资金中到村到户的比例不低于下限；没有写受益层级的项目按到村到户算。',
  source: '财政衔接推进乡村振兴补助资金管理办法和县项目资金方案',
  mend: '核对各项目的受益层级；确实不足的，调整项目安排。',
  subject: 'county',
  reads: ['project'],
  parameters: ['funds.villageLevels', 'funds.villagePercent'],
  figures: {
    year: '年度',
    total_fen: '批复资金（分）',
    part_fen: '到村到户（分）',
    percent: '占比（%）',
    limit_percent: '下限（%）',
  },
  sql: shareUnder(
    `coalesce(p.benefit_level, '') = '' OR ${listed('p.benefit_level', 'funds.villageLevels')}`,
    'funds.villagePercent',
  ),
  sentence: ({ year, total_fen, part_fen, percent, limit_percent }) =>
    `${year} 年批复资金 ${sum(total_fen)}，到村到户 ${sum(part_fen)}，占 ${percent}%，应不低于 ${limit_percent}%。`,
  examples: [
    {
      says: '到村到户不到七成的列出；别的年度、没有写层级的不使比例变低',
      given: {
        project: [
          { name: '一', approved_on: '2026-03-01', approved_fen: 600, benefit_level: '到村' },
          { name: '二', approved_on: '2026-03-01', approved_fen: 400, benefit_level: '县级统筹' },
          { name: '三', approved_on: '2025-03-01', approved_fen: 9000, benefit_level: '到村' },
        ],
      },
      found: ['全县'],
    },
    {
      says: '正好七成的不列',
      given: {
        project: [
          { name: '一', approved_on: '2026-03-01', approved_fen: 600, benefit_level: '到户' },
          { name: '二', approved_on: '2026-03-01', approved_fen: 300, benefit_level: '县级统筹' },
          { name: '三', approved_on: '2026-03-01', approved_fen: 100, benefit_level: '' },
        ],
      },
      found: [],
    },
  ],
}
