import type { Check } from '../check.ts'
import { firstDay, lastDay } from '../clauses.ts'
import { began, cases, ended, goesBy, ofCase, templates } from '../procedure.ts'

export const check: Check = {
  id: 'proc-too-long',
  group: 'procedure',
  severity: 'notice',
  title: { zh: '程序超期', en: 'Procedure takes too long' },
  rule: '从发现线索到审定不超过规定的天数；还没有审定的算到今天。',
  source: '防止返贫监测和帮扶工作办法：识别一般不超过 15 天',
  mend: '还没有审定的，尽快办完；日期填错的改正；确有原因的说明情况。',
  subject: 'case',
  reads: ['procedure_case', 'household'],
  parameters: ['procedures.templates'],
  figures: {
    head_name: '户主',
    procedure: '程序',
    from_on: '开始',
    to_on: '结束',
    days: '已过天数',
    max_days: '最长天数',
  },
  moving: ['days'],
  sql: `
    WITH ${templates},
    lasted AS MATERIALIZED (
      SELECT ${ofCase}, t.max_days, ${began("(t.steps ->> '$[0]')")} AS from_on, ${ended("(t.steps ->> '$[#-1]')")} AS to_on
      FROM ${cases} WHERE ${goesBy} AND t.max_days > 0)
    SELECT subject, household_no, township, village, head_name, procedure, from_on, to_on, max_days,
      CAST(julianday(CASE to_on WHEN '' THEN ?1 ELSE ${firstDay('to_on')} END) - julianday(${lastDay('from_on')}) AS INTEGER) AS days
    FROM lasted WHERE from_on <> '' AND days > max_days`,
  sentence: ({ head_name, procedure, from_on, to_on, days, max_days }) =>
    `${head_name ? `${head_name}户` : '该户'}的${procedure}从 ${from_on} 开始，${to_on === '' ? '至今没有审定' : `${to_on} 才审定`}，历时 ${days} 天，超过 ${max_days} 天。`,
  examples: [
    {
      says: '十六天才审定的、过了半个月还没审定的列出；正好十五天的、没有审定这一列的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }, { key: 'H4' }],
        procedure_case: [
          { household_no: 'H1', procedure: '监测对象识别', clue_on: '2026-03-01', county_decided_on: '2026-03-17' },
          { household_no: 'H2', procedure: '监测对象识别', clue_on: '2026-03-01', county_decided_on: '2026-03-16' },
          { household_no: 'H3', procedure: '监测对象识别', clue_on: '2026-10-01', county_decided_on: '' },
          { household_no: 'H4', procedure: '监测对象识别', clue_on: '2026-10-01' },
        ],
      },
      found: ['H1/监测对象识别', 'H3/监测对象识别'],
    },
  ],
}
