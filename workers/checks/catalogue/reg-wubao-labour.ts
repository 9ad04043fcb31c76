import type { Check } from '../check.ts'
import { age, birth, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-wubao-labour',
  group: 'register',
  severity: 'serious',
  title: { zh: '五保户有劳动力', en: 'Five-guarantee household with labour' },
  rule: '特困供养（五保）户不应有劳动年龄内的普通或技能劳动力。',
  source: '特困人员认定办法；防止返贫监测数据质量规则（省级）5_15_018',
  mend: '核实户属性和成员的劳动能力；不符合特困条件的，按程序改为其他属性。',
  subject: 'household',
  reads: ['household', 'person'],
  parameters: ['register.labourFrom', 'register.labourTo'],
  figures: { attribute: '贫困户属性', able: '有劳动能力的成员' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.attribute,
      group_concat(p.name || '（' || substr(${birth('p')}, 1, 4) || ' 年生，' || p.labour || '）', '、' ORDER BY p.id) AS able
    FROM household h JOIN person p ON p.household_no = h.key
    WHERE (h.attribute LIKE '%特困%' OR h.attribute LIKE '%五保%') AND p.labour IN ('普通劳动力', '技能劳动力')
      AND ${age('p')} BETWEEN ?2 ->> '$.register.labourFrom' AND ?2 ->> '$.register.labourTo' ${ofHouseholds('h.key')}
    GROUP BY h.key`,
  sentence: ({ attribute, able }) => `${attribute}，但有劳动年龄内的劳动力：${able}。`,
  examples: [
    {
      says: '四十岁的普通劳动力列出；已满六十岁的、弱劳动力的不列',
      given: {
        household: [
          { key: 'H1', attribute: '特困供养贫困户' },
          { key: 'H2', attribute: '特困供养贫困户' },
          { key: 'H3', attribute: '特困供养贫困户' },
          { key: 'H4', attribute: '一般贫困户' },
        ],
        person: [
          { household_no: 'H1', name: '甲', labour: '普通劳动力', birth_on: '1986-01-02' },
          { household_no: 'H2', name: '乙', labour: '普通劳动力', birth_on: '1966-10-31' },
          { household_no: 'H3', name: '丙', labour: '弱劳动力或半劳动力', birth_on: '1986-01-02' },
          { household_no: 'H4', name: '丁', labour: '普通劳动力', birth_on: '1986-01-02' },
        ],
      },
      found: ['H1'],
    },
  ],
}
