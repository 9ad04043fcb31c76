import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'id-sex',
  group: 'identity',
  severity: 'notice',
  title: { zh: '性别与证件不符', en: 'Sex differs from the ID' },
  rule: '登记的性别应与证件号码第 17 位一致：单数为男，双数为女。',
  source: 'GB 11643-1999《公民身份号码》；建档立卡数据质量规则（省级）2_01_004',
  mend: '对照身份证改正性别或证件号码。',
  subject: 'person',
  reads: ['person', 'household'],
  parameters: [],
  figures: { name: '姓名', sex: '登记性别', id_sex: '证件性别' },
  sql: `
    SELECT p.key AS subject, p.household_no, h.township, h.village, p.name, p.sex, p.id_sex
    FROM person p JOIN household h ON h.key = p.household_no
    WHERE p.id_state = 'valid' AND p.sex IN ('男', '女') AND p.id_sex IN ('男', '女') AND p.sex <> p.id_sex ${ofHouseholds('p.household_no')}`,
  sentence: ({ name, sex, id_sex }) => `${name}登记性别为${sex}，证件号码上为${id_sex}。`,
  examples: [
    {
      says: '性别不同的列出；号码本身不可靠的不据以判断',
      given: {
        household: [{ key: 'H1' }],
        person: [
          { household_no: 'H1', name: '甲', id_state: 'valid', sex: '男', id_sex: '女' },
          { household_no: 'H1', name: '乙', id_state: 'valid', sex: '男', id_sex: '男' },
          { household_no: 'H1', name: '丙', id_state: 'checksum', sex: '男', id_sex: '女' },
          { household_no: 'H1', name: '丁', id_state: 'valid', sex: '', id_sex: '女' },
        ],
      },
      found: ['H1/甲'],
    },
  ],
}
