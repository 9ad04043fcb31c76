import type { Check } from '../check.ts'
import { ofCase, stepsOfBlank } from '../procedure.ts'

export const check: Check = {
  id: 'proc-step-missing',
  group: 'procedure',
  severity: 'serious',
  title: { zh: '程序缺环节', en: 'Procedure step missing' },
  rule: '后面的环节已经办了，前面的环节都应有日期（环节和先后见政策参数）。',
  source: '扶贫开发建档立卡工作方案；防止返贫监测和帮扶工作办法',
  mend: '环节办了的，补填日期；没有办的，按程序补办，后面的环节重新进行。',
  subject: 'case',
  reads: ['procedure_case', 'household'],
  parameters: ['procedures.templates'],
  figures: {
    head_name: '户主',
    procedure: '程序',
    missing: '缺的环节',
    later: '已办的后续环节',
    later_on: '后续环节日期',
  },
  sql: `
    WITH ${stepsOfBlank},
    lacking AS MATERIALIZED (
      SELECT id, group_concat(CASE WHEN from_on = '' AND place < last THEN step END, '、' ORDER BY place) AS missing,
        max(CASE WHEN place = last THEN step END) AS later, max(CASE WHEN place = last THEN from_on END) AS later_on
      FROM (SELECT id, place, step, from_on, max(CASE WHEN from_on <> '' THEN place END) OVER (PARTITION BY id) AS last FROM step)
      GROUP BY id HAVING missing <> '')
    SELECT ${ofCase}, l.missing, l.later, l.later_on
    FROM lacking l CROSS JOIN procedure_case c ON c.id = l.id LEFT JOIN household h ON h.key = c.household_no`,
  sentence: ({ head_name, procedure, missing, later, later_on }) =>
    `${head_name ? `${head_name}户` : '该户'}的${procedure}缺“${String(missing).replaceAll('、', '”“')}”的日期，而“${later}”已于 ${later_on} 办理。`,
  examples: [
    {
      says: '有审定没有评议的列出；台账没有这一列的不知道，办到一半的不算缺',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }],
        procedure_case: [
          {
            household_no: 'H1',
            procedure: '监测对象识别',
            clue_on: '2026-03-01',
            reviewed_on: '',
            county_decided_on: '2026-03-12',
          },
          { household_no: 'H2', procedure: '监测对象识别', clue_on: '2026-03-01', county_decided_on: '2026-03-12' },
          {
            household_no: 'H3',
            procedure: '监测对象识别',
            clue_on: '2026-03-01',
            surveyed_on: '2026-03-02',
            reviewed_on: '',
            county_decided_on: '',
          },
        ],
      },
      found: ['H1/监测对象识别'],
    },
    {
      says: '早于模板适用年份的、没有模板的程序不核对',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }],
        procedure_case: [
          {
            household_no: 'H1',
            procedure: '监测对象识别',
            clue_on: '2018-03-01',
            reviewed_on: '',
            county_decided_on: '2018-03-12',
          },
          {
            household_no: 'H2',
            procedure: '返贫',
            clue_on: '2026-03-01',
            reviewed_on: '',
            county_decided_on: '2026-03-12',
          },
        ],
      },
      found: [],
    },
  ],
}
