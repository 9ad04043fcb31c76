import type { Check } from '../check.ts'
import { delivered, ofHouseholds } from '../clauses.ts'

const lastYear = `substr(?1, 1, 4) - 1`

export const check: Check = {
  id: 'update-missing',
  group: 'procedure',
  severity: 'notice',
  title: { zh: '年度更新缺失', en: 'Yearly update missing' },
  rule: '每户上年的收入在规定的月底以前更新；当年才识别的户不算，整个乡镇还没有交收入台账的不算。',
  source: '建档立卡信息每年更新的要求',
  mend: '补报上年家庭收入；已经不在册的，办理去册。',
  subject: 'household',
  reads: ['household', 'income'],
  parameters: ['procedures.updateMonth', 'register.undeliveredHouseholds'],
  figures: { year: '年度', latest: '最近有收入的年度', update_month: '更新截止（月底）' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, ${lastYear} AS year,
      (SELECT max(i.year) FROM income i WHERE i.household_no = h.key) AS latest, ?2 ->> '$.procedures.updateMonth' AS update_month
    FROM household h
    WHERE CAST(substr(?1, 6, 2) AS INTEGER) > ?2 ->> '$.procedures.updateMonth'
      AND NOT EXISTS (SELECT 1 FROM income i WHERE i.household_no = h.key AND i.year = ${lastYear})
      AND max(coalesce(substr(h.identified_on, 1, 4), ''), coalesce(substr(h.risk_identified_on, 1, 4), '')) < substr(?1, 1, 4)
      ${ofHouseholds('h.key')} AND ${delivered('h', 'income', `AND l.year = ${lastYear}`)}`,
  sentence: ({ year, latest, update_month }) =>
    `没有 ${year} 年的收入，应在 ${update_month} 月底以前更新${latest === null ? '' : `；最近的是 ${latest} 年`}。`,
  examples: [
    {
      says: '没有上年收入的列出；有的、今年才识别的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3', risk_identified_on: '2026-05' }],
        income: [
          { household_no: 'H1', year: 2024 },
          { household_no: 'H2', year: 2025 },
        ],
      },
      found: ['H1'],
    },
    {
      says: '全县都没有交上年收入的，不据以核对',
      given: { household: [{ key: 'H1' }], income: [{ household_no: 'H1', year: 2024 }] },
      found: [],
    },
  ],
}
