import type { Check } from '../check.ts'
import { firstDay, lastDay } from '../clauses.ts'
import { ofCase, stepsOfUnsorted } from '../procedure.ts'

export const check: Check = {
  id: 'proc-order',
  group: 'procedure',
  severity: 'serious',
  title: { zh: '程序时间倒置', en: 'Procedure out of order' },
  rule: '每个环节不能早于前面的环节；公示期满才能进入下一环节。',
  source: '扶贫开发建档立卡工作方案；防止返贫监测和帮扶工作办法',
  mend: '日期填错的，按会议记录和公示照片改正；确实倒置的，说明情况并补正程序。',
  subject: 'case',
  reads: ['procedure_case', 'household'],
  parameters: ['procedures.templates'],
  figures: {
    head_name: '户主',
    procedure: '程序',
    step: '环节',
    step_on: '日期',
    before: '前面的环节',
    before_on: '前面环节的日期',
  },
  sql: `
    WITH ${stepsOfUnsorted},
    wrong AS MATERIALIZED (
      SELECT id, min(place) AS place, step, from_on, before
      FROM (
        SELECT id, place, step, from_on,
          max(CASE WHEN to_on <> '' THEN ${firstDay('to_on')} || to_on || '/' || step END)
            OVER (PARTITION BY id ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
        FROM step)
      WHERE from_on <> '' AND ${lastDay('from_on')} < substr(before, 1, 10)
      GROUP BY id)
    SELECT ${ofCase}, w.step, w.from_on AS step_on, substr(w.before, instr(w.before, '/') + 1) AS before,
      substr(w.before, 11, instr(w.before, '/') - 11) AS before_on
    FROM wrong w CROSS JOIN procedure_case c ON c.id = w.id LEFT JOIN household h ON h.key = c.household_no`,
  sentence: ({ head_name, procedure, step, step_on, before, before_on }) =>
    `${head_name ? `${head_name}户` : '该户'}的${procedure}：“${step}”在 ${step_on}，早于前面的“${before}”（${before_on}）。`,
  examples: [
    {
      says: '公示没结束就审核的、评议晚于公示的列出；同一天的、只写到月而分不出先后的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }, { key: 'H4' }],
        procedure_case: [
          {
            household_no: 'H1',
            procedure: '监测对象识别',
            reviewed_on: '2026-03-05',
            publicity_from: '2026-03-05',
            publicity_to: '2026-03-12',
            township_reviewed_on: '2026-03-10',
          },
          {
            household_no: 'H2',
            procedure: '监测对象识别',
            reviewed_on: '2026-03-06',
            publicity_from: '2026-03-05',
            publicity_to: '2026-03-12',
          },
          {
            household_no: 'H3',
            procedure: '监测对象识别',
            reviewed_on: '2026-03-05',
            publicity_from: '2026-03-05',
            publicity_to: '2026-03-12',
            township_reviewed_on: '2026-03-12',
          },
          {
            household_no: 'H4',
            procedure: '监测对象识别',
            reviewed_on: '2026-03-05',
            publicity_from: '2026-03',
            publicity_to: '',
          },
        ],
      },
      found: ['H1/监测对象识别', 'H2/监测对象识别'],
    },
  ],
}
