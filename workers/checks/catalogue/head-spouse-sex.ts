import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'head-spouse-sex',
  group: 'identity',
  severity: 'notice',
  title: { zh: '户主与配偶同性别', en: 'Head and spouse of one sex' },
  rule: '户主与配偶登记的性别不应相同。',
  source: '建档立卡数据质量规则（省级）2_02_001',
  mend: '核对两人的性别和与户主关系，改正填错的一项。',
  subject: 'household',
  reads: ['household', 'person'],
  parameters: [],
  figures: { head: '户主', spouse: '配偶', sex: '性别' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, p.name AS head, s.name AS spouse, p.sex
    FROM person s JOIN person p ON p.household_no = s.household_no AND p.relation = '户主'
      JOIN household h ON h.key = s.household_no
    WHERE s.relation = '配偶' AND s.sex IN ('男', '女') AND p.sex = s.sex ${ofHouseholds('s.household_no')}
    GROUP BY h.key`,
  sentence: ({ head, spouse, sex }) => `户主${head}与配偶${spouse}登记的性别都是${sex}。`,
  examples: [
    {
      says: '同为男性的列出，性别空白的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }],
        person: [
          { household_no: 'H1', name: '甲', relation: '户主', sex: '男' },
          { household_no: 'H1', name: '乙', relation: '配偶', sex: '男' },
          { household_no: 'H2', name: '丙', relation: '户主', sex: '男' },
          { household_no: 'H2', name: '丁', relation: '配偶', sex: '女' },
          { household_no: 'H3', name: '戊', relation: '户主', sex: '' },
          { household_no: 'H3', name: '己', relation: '配偶', sex: '' },
        ],
      },
      found: ['H1'],
    },
  ],
}
