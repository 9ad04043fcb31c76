import type { Check } from '../check.ts'
import { ofHouseholds, yearsSince } from '../clauses.ts'

export const check: Check = {
  id: 'person-age',
  group: 'identity',
  severity: 'notice',
  title: { zh: '年龄异常', en: 'Implausible age' },
  rule: '出生日期（登记的或证件号码上的）不应在未来，也不应超过年龄上限。',
  source: '建档立卡数据质量规则（省级）',
  mend: '对照身份证改正出生日期或证件号码；确已去世的，办理自然减少。',
  subject: 'person',
  reads: ['person', 'household'],
  parameters: ['identity.ageMax'],
  figures: { name: '姓名', born: '出生日期', age: '年龄' },
  moving: ['age'],
  sql: `
    SELECT subject, household_no, township, village, name, born, age FROM (
      SELECT p.key AS subject, p.household_no, h.township, h.village, p.name, b.value AS born, ${yearsSince('b.value')} AS age
      FROM person p JOIN household h ON h.key = p.household_no JOIN json_each(json_array(p.birth_on, p.id_birth_on)) b
      WHERE (CAST(substr(p.birth_on, 1, 4) AS INTEGER) NOT BETWEEN substr(?1, 1, 4) - (?2 ->> '$.identity.ageMax') AND substr(?1, 1, 4) - 1
          OR CAST(substr(p.id_birth_on, 1, 4) AS INTEGER) NOT BETWEEN substr(?1, 1, 4) - (?2 ->> '$.identity.ageMax') AND substr(?1, 1, 4) - 1)
        AND b.value <> '' ${ofHouseholds('p.household_no')})
    WHERE age > ?2 ->> '$.identity.ageMax' OR born > substr(?1, 1, length(born))
    GROUP BY subject`,
  sentence: ({ name, born, age }) =>
    Number(age) < 1 ? `${name}的出生日期 ${born} 在未来。` : `${name}出生于 ${born}，已 ${age} 岁。`,
  examples: [
    {
      says: '未来出生的和超过一百一十岁的列出，一百零九岁和本月出生的不列',
      given: {
        household: [{ key: 'H1' }],
        person: [
          { household_no: 'H1', name: '甲', birth_on: '2027-01-05' },
          { household_no: 'H1', name: '乙', birth_on: '1915-01-05' },
          { household_no: 'H1', name: '丙', birth_on: '1917-01-05' },
          { household_no: 'H1', name: '丁', birth_on: '2026-10' },
          { household_no: 'H1', name: '戊', birth_on: null, id_birth_on: '2026-11-20' },
        ],
      },
      found: ['H1/甲', 'H1/乙', 'H1/戊'],
    },
  ],
}
