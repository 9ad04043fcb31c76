import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'id-birth',
  group: 'identity',
  severity: 'notice',
  title: { zh: '出生日期与证件不符', en: 'Birth date differs from the ID' },
  rule: '登记的出生日期应与证件号码第 7 至 14 位一致；登记只到月的按月比较。',
  source: 'GB 11643-1999《公民身份号码》',
  mend: '对照身份证或户口簿，改正出生日期或证件号码。',
  subject: 'person',
  reads: ['person', 'household'],
  parameters: [],
  figures: { name: '姓名', birth_on: '登记出生日期', id_birth_on: '证件出生日期' },
  sql: `
    SELECT p.key AS subject, p.household_no, h.township, h.village, p.name, p.birth_on, p.id_birth_on
    FROM person p JOIN household h ON h.key = p.household_no
    WHERE p.id_state = 'valid' AND p.birth_on <> '' AND p.id_birth_on <> ''
      AND substr(p.birth_on, 1, length(p.id_birth_on)) <> substr(p.id_birth_on, 1, length(p.birth_on)) ${ofHouseholds('p.household_no')}`,
  sentence: ({ name, birth_on, id_birth_on }) => `${name}登记出生日期 ${birth_on}，证件号码上为 ${id_birth_on}。`,
  examples: [
    {
      says: '日期不同的列出，只登记到月且同月的不列',
      given: {
        household: [{ key: 'H1' }],
        person: [
          { household_no: 'H1', name: '甲', id_state: 'valid', birth_on: '1987-03-25', id_birth_on: '1985-10-28' },
          { household_no: 'H1', name: '乙', id_state: 'valid', birth_on: '1985-10', id_birth_on: '1985-10-28' },
          { household_no: 'H1', name: '丙', id_state: 'valid', birth_on: null, id_birth_on: '1985-10-28' },
        ],
      },
      found: ['H1/甲'],
    },
  ],
}
