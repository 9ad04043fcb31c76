import type { Check } from '../check.ts'
import { listed } from '../clauses.ts'
import { sum } from '../figure.ts'
import { shareUnder } from '../fund.ts'

export const check: Check = {
  id: 'fund-reward-share',
  group: 'funds',
  severity: 'notice',
  title: { zh: '以奖代补占比不足', en: 'Reward share of the industry fund too low' },
  rule: '全年产业资金中以奖代补的比例不低于下限；没有写是否以奖代补的项目按是算。',
  source: '县项目资金方案',
  mend: '核对各产业项目是否以奖代补；确实不足的，调整扶持方式。',
  subject: 'county',
  reads: ['project'],
  parameters: ['funds.industryKinds', 'funds.rewardPercent'],
  figures: {
    year: '年度',
    total_fen: '产业资金（分）',
    part_fen: '以奖代补（分）',
    percent: '占比（%）',
    limit_percent: '下限（%）',
  },
  sql: shareUnder('p.reward IS NOT 0', 'funds.rewardPercent', listed('p.kind', 'funds.industryKinds')),
  sentence: ({ year, total_fen, part_fen, percent, limit_percent }) =>
    `${year} 年产业资金 ${sum(total_fen)}，以奖代补 ${sum(part_fen)}，占 ${percent}%，应不低于 ${limit_percent}%。`,
  examples: [
    {
      says: '以奖代补不到三成的列出',
      given: {
        project: [
          { name: '一', kind: '产业发展', approved_on: '2026-03-01', approved_fen: 290, reward: 1 },
          { name: '二', kind: '产业发展', approved_on: '2026-03-01', approved_fen: 710, reward: 0 },
        ],
      },
      found: ['全县'],
    },
    {
      says: '别类项目不算；没有写的不使比例变低',
      given: {
        project: [
          { name: '一', kind: '产业发展', approved_on: '2026-03-01', approved_fen: 300, reward: null },
          { name: '二', kind: '产业发展', approved_on: '2026-03-01', approved_fen: 700, reward: 0 },
          { name: '三', kind: '乡村建设', approved_on: '2026-03-01', approved_fen: 9000, reward: 0 },
        ],
      },
      found: [],
    },
  ],
}
