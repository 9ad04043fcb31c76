import type { Check } from '../check.ts'
import { age, labour, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-child-labour',
  group: 'register',
  severity: 'notice',
  title: { zh: '未成年人登记劳动力', en: 'Child recorded as labour' },
  rule: '未满劳动年龄的成员应登记为无劳动力。',
  source: '建档立卡数据质量规则（省级）2_01_011',
  mend: '改正劳动能力；年龄不对的，核对出生日期和证件号码。',
  subject: 'person',
  reads: ['person', 'household'],
  parameters: ['register.labourFrom'],
  figures: { name: '姓名', age: '年龄', labour: '劳动能力' },
  moving: ['age'],
  sql: `
    SELECT p.key AS subject, p.household_no, h.township, h.village, p.name, ${age('p')} AS age, p.labour
    FROM person p JOIN household h ON h.key = p.household_no
    WHERE ${labour('p')} AND age < ?2 ->> '$.register.labourFrom' ${ofHouseholds('p.household_no')}`,
  sentence: ({ name, age, labour }) => `${name}${age}岁，登记为${labour}。`,
  examples: [
    {
      says: '十五岁登记为劳动力的列出，已满十六岁的不列',
      given: {
        household: [{ key: 'H1' }],
        person: [
          { household_no: 'H1', name: '甲', labour: '普通劳动力', birth_on: '2010-11-01' },
          { household_no: 'H1', name: '乙', labour: '普通劳动力', birth_on: '2010-10-31' },
          { household_no: 'H1', name: '丙', labour: '无劳动力', birth_on: '2020-10-31' },
          { household_no: 'H1', name: '丁', labour: '普通劳动力', birth_on: null },
        ],
      },
      found: ['H1/甲'],
    },
  ],
}
