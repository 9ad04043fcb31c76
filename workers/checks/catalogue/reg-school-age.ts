import type { Check } from '../check.ts'
import { age, inSchool, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-school-age',
  group: 'register',
  severity: 'serious',
  title: { zh: '学段与年龄不符', en: 'School stage does not fit the age' },
  rule: '在校生状况应与年龄相称：小学 6–14 岁，初中 12–17 岁，高中和中职 15–20 岁（以政策参数为准）。',
  source: '防止返贫监测数据质量规则（省级）5_12_014 至 5_12_016',
  mend: '核对学籍和出生日期，改正在校生状况或证件号码。',
  subject: 'person',
  reads: ['person', 'household'],
  parameters: ['register.schoolAges'],
  figures: { name: '姓名', age: '年龄', school: '在校生状况', from_age: '合理年龄从', to_age: '合理年龄到' },
  moving: ['age'],
  sql: `
    WITH stage AS MATERIALIZED (
      SELECT value ->> 'school' AS school, value ->> 'from' AS from_age, value ->> 'to' AS to_age
      FROM json_each(?2, '$.register.schoolAges'))
    SELECT p.key AS subject, p.household_no, h.township, h.village, p.name, ${age('p')} AS age, p.school, s.from_age, s.to_age
    FROM person p CROSS JOIN stage s ON substr(p.school, 1, length(s.school)) = s.school
      CROSS JOIN household h ON h.key = p.household_no
    WHERE ${inSchool('p')} AND age NOT BETWEEN s.from_age AND s.to_age ${ofHouseholds('p.household_no')}`,
  sentence: ({ name, age, school, from_age, to_age }) =>
    `${name}${age}岁，登记为${school}，一般为 ${from_age} 至 ${to_age} 岁。`,
  examples: [
    {
      says: '十岁的八年级和二十六岁的中职列出；十四岁的小学、本科生不列',
      given: {
        household: [{ key: 'H1' }],
        person: [
          { household_no: 'H1', name: '甲', school: '八年级', birth_on: '2016-05-01' },
          { household_no: 'H1', name: '乙', school: '中职一年级', birth_on: '2000-05-01' },
          { household_no: 'H1', name: '丙', school: '小学', birth_on: '2012-05-01' },
          { household_no: 'H1', name: '丁', school: '本科一年级', birth_on: '1980-05-01' },
        ],
      },
      found: ['H1/甲', 'H1/乙'],
    },
  ],
}
