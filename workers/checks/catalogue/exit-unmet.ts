import type { Check } from '../check.ts'
import { yuan } from '../figure.ts'
import { caseYear, ofCase } from '../procedure.ts'

export const check: Check = {
  id: 'exit-unmet',
  group: 'procedure',
  severity: 'blocker',
  title: { zh: '退出标准未达', en: 'Exit without meeting the standard' },
  rule: '退出时收入过当年标准线，不愁吃、不愁穿，义务教育、基本医疗、住房安全和饮水安全都有保障。',
  source: '贫困退出机制的意见：一过线、两不愁、三保障',
  mend: '核实退出时的情况：填错的改正；确实没有达标的，撤销退出，或补齐短板后重新按程序退出。',
  subject: 'case',
  reads: ['procedure_case', 'household'],
  parameters: ['incomeLineYuan'],
  figures: {
    head_name: '户主',
    year: '退出年度',
    unmet: '未达标项',
    income_fen: '退出时人均纯收入（分）',
    line_fen: '标准（分）',
  },
  sql: `
    SELECT ${ofCase}, ${caseYear('c')} AS year, c.income_per_head_fen AS income_fen,
      100 * (?2 ->> ('$.incomeLineYuan."' || ${caseYear('c')} || '"')) AS line_fen,
      substr(CASE WHEN c.income_per_head_fen < 100 * (?2 ->> ('$.incomeLineYuan."' || ${caseYear('c')} || '"')) THEN '、收入' ELSE '' END
        || CASE c.food WHEN 0 THEN '、不愁吃' ELSE '' END || CASE c.clothing WHEN 0 THEN '、不愁穿' ELSE '' END
        || CASE c.schooling WHEN 0 THEN '、义务教育' ELSE '' END || CASE c.medical WHEN 0 THEN '、基本医疗' ELSE '' END
        || CASE c.housing WHEN 0 THEN '、住房安全' ELSE '' END || CASE c.water WHEN 0 THEN '、饮水安全' ELSE '' END, 2) AS unmet
    FROM procedure_case c LEFT JOIN household h ON h.key = c.household_no
    WHERE c.procedure = '脱贫退出' AND unmet <> ''`,
  sentence: ({ head_name, year, unmet, income_fen, line_fen }) =>
    `${head_name ? `${head_name}户` : '该户'} ${year ?? ''} 年退出时${unmet}未达标${String(unmet).startsWith('收入') ? `（人均纯收入 ${yuan(income_fen)} 元，标准 ${yuan(line_fen)} 元）` : ''}。`,
  examples: [
    {
      says: '收入低于当年标准、住房没有保障的列出；正好等于标准的、没有写的、别的程序不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }, { key: 'H4' }, { key: 'H5' }],
        procedure_case: [
          {
            household_no: 'H1',
            procedure: '脱贫退出',
            announced_on: '2020-11-01',
            income_per_head_fen: 399900,
            housing: 1,
          },
          {
            household_no: 'H2',
            procedure: '脱贫退出',
            announced_on: '2020-11-01',
            income_per_head_fen: 500000,
            housing: 0,
          },
          {
            household_no: 'H3',
            procedure: '脱贫退出',
            announced_on: '2020-11-01',
            income_per_head_fen: 400000,
            housing: 1,
            water: 1,
          },
          {
            household_no: 'H4',
            procedure: '脱贫退出',
            announced_on: '2020-11-01',
            income_per_head_fen: null,
            housing: null,
          },
          {
            household_no: 'H5',
            procedure: '贫困户识别',
            applied_on: '2020-11-01',
            income_per_head_fen: 100000,
            housing: 0,
          },
        ],
      },
      found: ['H1/脱贫退出', 'H2/脱贫退出'],
    },
  ],
}
