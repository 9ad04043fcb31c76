import type { Check } from '../check.ts'
import { sum } from '../figure.ts'
import { wide } from '../fund.ts'

export const check: Check = {
  id: 'fund-overpaid',
  group: 'funds',
  severity: 'blocker',
  title: { zh: '拨付超过批复', en: 'Paid more than approved' },
  rule: '项目累计拨付的资金不超过批复的资金。',
  source: '财政衔接推进乡村振兴补助资金管理办法',
  mend: '金额填错的改正；调整过批复的，补填新的批复；多拨的按程序收回。',
  subject: 'project',
  reads: ['project'],
  parameters: [],
  figures: { name: '项目', approved_fen: '批复资金（分）', paid_fen: '累计拨付（分）' },
  sql: `
    SELECT ${wide('p.name')} AS subject, p.township, p.village, p.name, p.approved_fen, p.paid_fen
    FROM project p WHERE p.paid_fen > p.approved_fen`,
  sentence: ({ name, approved_fen, paid_fen }) =>
    `“${name}”批复 ${sum(approved_fen)}，累计拨付 ${sum(paid_fen)}，多 ${sum(Number(paid_fen) - Number(approved_fen))}。`,
  examples: [
    {
      says: '拨付多于批复的列出；相等的、没有写拨付的不列',
      given: {
        project: [
          { name: '一（二期）', approved_fen: 100, paid_fen: 101 },
          { name: '二', approved_fen: 100, paid_fen: 100 },
          { name: '三', approved_fen: 100, paid_fen: null },
        ],
      },
      found: ['一（二期）'],
    },
  ],
}
