import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'id-length',
  group: 'identity',
  severity: 'serious',
  title: { zh: '证件号码位数异常', en: 'ID number of unusual length' },
  rule: '身份证为 18 位（旧号 15 位），残疾人证为 20 位或 22 位。',
  source: '防止返贫监测数据质量规则（省级）1_12_002',
  mend: '对照身份证或残疾人证原件改正，注意有没有多打、漏打数字。',
  subject: 'person',
  reads: ['person', 'household'],
  parameters: [],
  figures: { name: '姓名', id_number: '证件号码', id_length: '位数' },
  sql: `
    SELECT p.key AS subject, p.household_no, h.township, h.village, p.name, p.id_number, p.id_length
    FROM person p JOIN household h ON h.key = p.household_no
    WHERE p.id_state = 'length' ${ofHouseholds('p.household_no')}`,
  sentence: ({ name, id_number, id_length }) =>
    `${name}的证件号码 ${id_number} 有 ${id_length} 位，应为 15、18、20 或 22 位。`,
  examples: [
    {
      says: '十七位的列出，十五位的旧号码不列',
      given: {
        household: [{ key: 'H1' }],
        person: [
          { household_no: 'H1', name: '甲', id_state: 'length', id_number: 'enc:a;', id_length: 17 },
          { household_no: 'H1', name: '乙', id_state: 'valid', id_length: 15 },
        ],
      },
      found: ['H1/甲'],
    },
  ],
}
