import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'id-checksum',
  group: 'identity',
  severity: 'serious',
  title: { zh: '身份证校验不符', en: 'ID check character wrong' },
  rule: '18 位公民身份号码（残疾人证取前 18 位）的末位应与前 17 位算出的校验码一致。',
  source: 'GB 11643-1999《公民身份号码》；建档立卡数据质量规则（省级）1_01_003',
  mend: '对照身份证改正。末三位为 000 的，多半是表格把号码存成了数字，请把该列改为文本格式，从原始资料重新录入，不要自行补数。',
  subject: 'person',
  reads: ['person', 'household'],
  parameters: [],
  figures: { name: '姓名', id_number: '证件号码', lost: '末三位为000' },
  sql: `
    SELECT p.key AS subject, p.household_no, h.township, h.village, p.name, p.id_number,
      (p.id_state = 'refused' OR p.id_tail LIKE '%000') AS lost
    FROM person p JOIN household h ON h.key = p.household_no
    WHERE p.id_state IN ('checksum', 'refused') ${ofHouseholds('p.household_no')}`,
  sentence: ({ name, id_number, lost }) =>
    lost === 1
      ? `${name}的证件号码 ${id_number || ''}末几位已丢失：表格把号码存成了数字。`
      : `${name}的证件号码 ${id_number} 末位校验码不符。`,
  examples: [
    {
      says: '校验不符的和从数字单元格来的列出，位数不对的归另一条规则',
      given: {
        household: [{ key: 'H1' }],
        person: [
          { household_no: 'H1', name: '甲', id_state: 'checksum', id_number: 'enc:a;', id_tail: '1234' },
          { household_no: 'H1', name: '乙', id_state: 'refused', id_number: '', id_tail: '' },
          { household_no: 'H1', name: '丙', id_state: 'length' },
          { household_no: 'H1', name: '丁', id_state: 'valid', id_tail: '901X' },
        ],
      },
      found: ['H1/甲', 'H1/乙'],
    },
  ],
}
