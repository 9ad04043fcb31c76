import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'household-size',
  group: 'identity',
  severity: 'notice',
  title: { zh: '人数不符', en: 'Population differs from members' },
  rule: '户的登记人数应与名下成员人数一致。',
  source: '建档立卡数据质量规则（省级）',
  mend: '核对户口簿：成员漏登的补登，已减少的办理自然减少，登记人数填错的改正。',
  subject: 'household',
  reads: ['household', 'person'],
  parameters: [],
  figures: { population: '登记人数', members: '名下成员数' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.population,
      (SELECT count(*) FROM person p WHERE p.household_no = h.key) AS members
    FROM household h
    WHERE h.population IS NOT NULL AND members > 0 AND members <> h.population ${ofHouseholds('h.key')}`,
  sentence: ({ population, members }) => `本户登记 ${population} 人，名下成员 ${members} 人。`,
  examples: [
    {
      says: '登记人数与成员数不同的列出；没有交付成员或人数的不列',
      given: {
        household: [
          { key: 'H1', population: 3 },
          { key: 'H2', population: 1 },
          { key: 'H3', population: 2 },
          { key: 'H4', population: null },
        ],
        person: [
          { household_no: 'H1', name: '甲' },
          { household_no: 'H2', name: '乙' },
          { household_no: 'H4', name: '丙' },
        ],
      },
      found: ['H1'],
    },
  ],
}
