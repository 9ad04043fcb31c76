import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'household-no-head',
  group: 'identity',
  severity: 'serious',
  title: { zh: '无户主', en: 'Household without a head' },
  rule: '每户应有且只有一名与户主关系为“户主”的成员。',
  source: '建档立卡数据质量规则（省级）3_01_001',
  mend: '核实谁是户主，把该成员的“与户主关系”改为“户主”，其他成员的关系相应改正。',
  subject: 'household',
  reads: ['household', 'person'],
  parameters: [],
  figures: { head_name: '户主姓名', members: '成员数' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.head_name,
      (SELECT count(*) FROM person p WHERE p.household_no = h.key) AS members
    FROM household h
    WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.household_no = h.key AND (p.relation = '户主' OR p.relation IS NULL))
      AND EXISTS (SELECT 1 FROM person p WHERE p.household_no = h.key) ${ofHouseholds('h.key')}`,
  sentence: ({ members }) => `本户 ${members} 名成员中没有人的与户主关系是“户主”。`,
  examples: [
    {
      says: '成员中没有户主的列出；没有成员的户和没有交付关系列的户不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }, { key: 'H4' }],
        person: [
          { household_no: 'H1', name: '甲', relation: '配偶' },
          { household_no: 'H2', name: '乙', relation: '户主' },
          { household_no: 'H4', name: '丙', relation: null },
        ],
      },
      found: ['H1'],
    },
  ],
}
