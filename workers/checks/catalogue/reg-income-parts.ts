import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'
import { yuan } from '../figure.ts'

export const check: Check = {
  id: 'reg-income-parts',
  group: 'register',
  severity: 'serious',
  title: { zh: '收入构成不符', en: 'Income does not add up' },
  rule: '工资性 + 生产经营性 + 财产性 + 转移性 − 生产经营性支出 = 家庭纯收入；家庭纯收入 ÷ 家庭人口 = 人均纯收入。',
  source: '农户收入测算办法（县）',
  mend: '对照收入测算底稿逐项复核，改正填错的一项。',
  subject: 'household',
  reads: ['household', 'income'],
  parameters: ['register.incomeToleranceYuan'],
  figures: {
    year: '年度',
    parts_fen: '各项合计（分）',
    net_fen: '家庭纯收入（分）',
    population: '家庭人口',
    per_head_fen: '人均纯收入（分）',
    wrong: '不符之处',
  },
  sql: `
    SELECT subject, household_no, township, village, year, parts_fen, net_fen, population, per_head_fen,
      CASE WHEN abs(parts_fen - net_fen) > tolerance_fen THEN 'parts' ELSE 'head' END AS wrong
    FROM (
      SELECT h.key AS subject, h.key AS household_no, h.township, h.village, max(i.year) AS year, i.net_fen, i.per_head_fen,
        coalesce(i.population, h.population) AS population,
        CASE WHEN coalesce(i.wages_fen, i.business_fen, i.property_fen, i.transfer_fen, i.costs_fen) IS NOT NULL
          THEN coalesce(i.wages_fen, 0) + coalesce(i.business_fen, 0) + coalesce(i.property_fen, 0) + coalesce(i.transfer_fen, 0) - coalesce(i.costs_fen, 0)
        END AS parts_fen,
        100 * (?2 ->> '$.register.incomeToleranceYuan') AS tolerance_fen
      FROM income i JOIN household h ON h.key = i.household_no
      WHERE i.net_fen IS NOT NULL AND i.year <= CAST(substr(?1, 1, 4) AS INTEGER) ${ofHouseholds('i.household_no')}
      GROUP BY i.household_no)
    WHERE abs(parts_fen - net_fen) > tolerance_fen OR abs(1.0 * net_fen / population - per_head_fen) > tolerance_fen`,
  sentence: ({ year, parts_fen, net_fen, population, per_head_fen, wrong }) =>
    wrong === 'parts'
      ? `${year} 年各项收支合计 ${yuan(parts_fen)} 元，家庭纯收入填 ${yuan(net_fen)} 元。`
      : `${year} 年家庭纯收入 ${yuan(net_fen)} 元 ÷ ${population} 人，与人均 ${yuan(per_head_fen)} 元不符。`,
  examples: [
    {
      says: '各项合计不等于纯收入的、除以人口不等于人均的列出；相差不到一元的、没有分项的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }, { key: 'H4' }],
        income: [
          {
            household_no: 'H1',
            year: 2025,
            population: 2,
            wages_fen: 1000000,
            costs_fen: 100000,
            net_fen: 1000000,
            per_head_fen: 500000,
          },
          {
            household_no: 'H2',
            year: 2025,
            population: 2,
            wages_fen: 1000000,
            costs_fen: null,
            net_fen: 1000000,
            per_head_fen: 400000,
          },
          {
            household_no: 'H3',
            year: 2025,
            population: 3,
            wages_fen: 1000000,
            costs_fen: null,
            net_fen: 1000000,
            per_head_fen: 333330,
          },
          { household_no: 'H4', year: 2025, population: 2, net_fen: 1000000, per_head_fen: 500000 },
        ],
      },
      found: ['H1', 'H2'],
    },
  ],
}
