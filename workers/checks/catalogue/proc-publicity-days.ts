import type { Check } from '../check.ts'
import { cases, goesBy, ofCase, templates } from '../procedure.ts'

export const check: Check = {
  id: 'proc-publicity-days',
  group: 'procedure',
  severity: 'serious',
  title: { zh: '公示天数不足', en: 'Too few days of publicity' },
  rule: '每次公示满规定的天数，首尾两天都算。',
  source: '建档立卡工作方案：公示 7 天；防止返贫监测：公示不少于 5 天',
  mend: '日期填错的，按公示照片改正；确实不足的，重新公示。',
  subject: 'case',
  reads: ['procedure_case', 'household'],
  parameters: ['procedures.templates'],
  figures: {
    head_name: '户主',
    procedure: '程序',
    step: '公示',
    from_on: '开始',
    to_on: '结束',
    days: '天数',
    publicity_days: '应满天数',
  },
  sql: `
    WITH ${templates},
    posted AS MATERIALIZED (
      SELECT ${ofCase}, s.value AS step, t.publicity_days,
        CASE s.value WHEN '第一次公示' THEN c.publicity_from ELSE c.second_publicity_from END AS from_on,
        CASE s.value WHEN '第一次公示' THEN c.publicity_to ELSE c.second_publicity_to END AS to_on
      FROM ${cases} CROSS JOIN json_each(t.steps) s
      WHERE ${goesBy} AND s.value IN ('第一次公示', '第二次公示'))
    SELECT subject, household_no, township, village, head_name, procedure, step, from_on, to_on, publicity_days,
      min(CAST(julianday(to_on) - julianday(from_on) AS INTEGER) + 1) AS days
    FROM posted
    WHERE length(from_on) = 10 AND length(to_on) = 10 AND julianday(to_on) - julianday(from_on) + 1 < publicity_days
    GROUP BY subject`,
  sentence: ({ head_name, procedure, step, from_on, to_on, days, publicity_days }) =>
    `${head_name ? `${head_name}户` : '该户'}的${procedure}，${step}从 ${from_on} 到 ${to_on}，${Number(days) < 1 ? '结束早于开始' : `只有 ${days} 天`}，应满 ${publicity_days} 天。`,
  examples: [
    {
      says: '按各程序的天数核对，首尾都算；不足的列出，正好满的、没有结束日期的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }, { key: 'H4' }],
        procedure_case: [
          {
            household_no: 'H1',
            procedure: '脱贫退出',
            publicity_from: '2020-09-01',
            publicity_to: '2020-09-07',
            second_publicity_from: '2020-09-10',
            second_publicity_to: '2020-09-15',
          },
          {
            household_no: 'H2',
            procedure: '脱贫退出',
            publicity_from: '2020-09-01',
            publicity_to: '2020-09-07',
            second_publicity_from: '2020-09-10',
            second_publicity_to: '',
          },
          { household_no: 'H3', procedure: '监测对象识别', publicity_from: '2026-03-01', publicity_to: '2026-03-05' },
          { household_no: 'H4', procedure: '监测对象识别', publicity_from: '2026-03-01', publicity_to: '2026-03-04' },
        ],
      },
      found: ['H1/脱贫退出', 'H4/监测对象识别'],
    },
  ],
}
