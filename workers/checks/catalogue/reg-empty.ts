import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-empty',
  group: 'register',
  severity: 'notice',
  title: { zh: '疑似空挂户', en: 'Possibly an empty registration' },
  rule: '全部成员常年（12 个月）外出务工的户，核实是否仍在本村生活。',
  source: '识别工作要求：严禁空挂户',
  mend: '电话或返乡时核实；举家外出仍符合条件的，登记外出地点和联系方式；已迁走的按程序处理。',
  subject: 'household',
  reads: ['household', 'person'],
  parameters: [],
  figures: { head_name: '户主姓名', members: '成员数' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.head_name, count(*) AS members
    FROM person a JOIN household h ON h.key = a.household_no
    WHERE a.work_months >= 12
      AND NOT EXISTS (SELECT 1 FROM person p WHERE p.household_no = a.household_no AND coalesce(p.work_months, 0) < 12) ${ofHouseholds('a.household_no')}
    GROUP BY h.key`,
  sentence: ({ members }) => `本户 ${members} 名成员务工都是 12 个月，常年不在家。`,
  examples: [
    {
      says: '全部成员外出十二个月的列出；一人在家的、没有务工时间的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }],
        person: [
          { household_no: 'H1', name: '甲', work_months: 12 },
          { household_no: 'H1', name: '乙', work_months: 12 },
          { household_no: 'H2', name: '丙', work_months: 12 },
          { household_no: 'H2', name: '丁', work_months: 0 },
          { household_no: 'H3', name: '戊', work_months: null },
        ],
      },
      found: ['H1'],
    },
  ],
}
