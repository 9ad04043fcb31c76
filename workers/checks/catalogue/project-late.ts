import type { Check } from '../check.ts'
import { lastDay } from '../clauses.ts'
import { wide } from '../fund.ts'

export const check: Check = {
  id: 'project-late',
  group: 'funds',
  severity: 'serious',
  title: { zh: '项目逾期', en: 'Project past its date' },
  rule: '项目按计划日期完工并验收。',
  source: '县项目资金方案',
  mend: '验收过的，补填日期；没有完工的，催办或按程序调整工期。',
  subject: 'project',
  reads: ['project'],
  parameters: [],
  figures: { name: '项目', due_on: '计划完工', days: '逾期天数', unit: '责任单位' },
  moving: ['days'],
  sql: `
    SELECT ${wide('p.name')} AS subject, p.township, p.village, p.name, p.due_on, p.unit,
      CAST(julianday(?1) - julianday(${lastDay('p.due_on')}) AS INTEGER) AS days
    FROM project p WHERE p.due_on <> '' AND p.accepted_on = '' AND ${lastDay('p.due_on')} < ?1`,
  sentence: ({ name, due_on, days, unit }) =>
    `“${name}”应于 ${due_on} 完工，已逾期 ${days} 天，没有验收${unit ? `；责任单位${unit}` : ''}。`,
  examples: [
    {
      says: '过了计划日期没有验收的列出；验收了的、没有到期的、台账没有验收这一列的不列',
      given: {
        project: [
          { name: '一', due_on: '2026-10-30', accepted_on: '' },
          { name: '二', due_on: '2026-08-30', accepted_on: '2026-10-01' },
          { name: '三', due_on: '2026-10', accepted_on: '' },
          { name: '四', due_on: '2026-08-30' },
        ],
      },
      found: ['一'],
    },
  ],
}
