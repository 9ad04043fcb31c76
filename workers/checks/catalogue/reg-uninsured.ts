import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-uninsured',
  group: 'register',
  severity: 'serious',
  title: { zh: '未参加医疗保险', en: 'Not medically insured' },
  rule: '每人应参加城乡居民或城镇职工基本医疗保险。',
  source: '建档立卡数据质量规则（省级）2_01_008',
  mend: '动员参保并落实资助政策；已在外地或以职工身份参保的，补填参保情况。',
  subject: 'person',
  reads: ['person', 'household'],
  parameters: [],
  figures: { name: '姓名' },
  sql: `
    SELECT p.key AS subject, p.household_no, h.township, h.village, p.name
    FROM person p JOIN household h ON h.key = p.household_no
    WHERE p.insured_resident = 0 AND p.insured_employee IS NOT 1 ${ofHouseholds('p.household_no')}`,
  sentence: ({ name }) => `${name}没有参加城乡居民医保，也没有参加职工医保。`,
  examples: [
    {
      says: '两种医保都没有的列出；参加职工医保的、没有交付医保列的不列',
      given: {
        household: [{ key: 'H1' }],
        person: [
          { household_no: 'H1', name: '甲', insured_resident: 0, insured_employee: 0 },
          { household_no: 'H1', name: '乙', insured_resident: 0, insured_employee: 1 },
          { household_no: 'H1', name: '丙', insured_resident: null, insured_employee: 0 },
        ],
      },
      found: ['H1/甲'],
    },
  ],
}
