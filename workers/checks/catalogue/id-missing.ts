import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'id-missing',
  group: 'identity',
  severity: 'serious',
  title: { zh: '无有效证件号码', en: 'No usable ID number' },
  rule: '登记人员应有公民身份号码；空白或以 999999 开头的视为没有。',
  source: '建档立卡数据质量规则（省级）4_01_003',
  mend: '向本人或派出所核实身份证号码后补填；新生儿尚未上户的，请先督促落户。',
  subject: 'person',
  reads: ['person', 'household'],
  parameters: [],
  figures: { name: '姓名', relation: '与户主关系' },
  sql: `
    SELECT p.key AS subject, p.household_no, h.township, h.village, p.name, p.relation
    FROM person p JOIN household h ON h.key = p.household_no
    WHERE p.id_state = 'missing' ${ofHouseholds('p.household_no')}`,
  sentence: ({ name }) => `${name}没有有效的证件号码（空白，或以 999999 开头）。`,
  examples: [
    {
      says: '空白的证件号码列出，有效的和没有交付证件号码列的不列',
      given: {
        household: [{ key: 'H1' }],
        person: [
          { household_no: 'H1', name: '甲', id_state: 'missing' },
          { household_no: 'H1', name: '乙', id_state: 'valid' },
          { household_no: 'H1', name: '丙', id_state: null },
        ],
      },
      found: ['H1/甲'],
    },
  ],
}
