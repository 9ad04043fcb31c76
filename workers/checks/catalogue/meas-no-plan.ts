import type { Check } from '../check.ts'
import { delivered, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'meas-no-plan',
  group: 'measures',
  severity: 'serious',
  title: { zh: '无年度帮扶计划', en: 'No plan for the year' },
  rule: '每户每年应有帮扶计划（一户一策）。',
  source: '县结对帮扶方案：定规划',
  mend: '与户主商定本年度帮扶计划并登入台账。',
  subject: 'household',
  reads: ['household', 'plan'],
  parameters: ['register.undeliveredHouseholds'],
  figures: { year: '年度' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, CAST(substr(?1, 1, 4) AS INTEGER) AS year
    FROM household h
    WHERE NOT EXISTS (SELECT 1 FROM plan l WHERE l.household_no = h.key AND l.year = CAST(substr(?1, 1, 4) AS INTEGER)) ${ofHouseholds('h.key')}
      AND (SELECT 1 FROM plan l WHERE l.year = CAST(substr(?1, 1, 4) AS INTEGER) LIMIT 1) IS NOT NULL AND ${delivered('h', 'plan')}`,
  sentence: ({ year }) => `没有 ${year} 年度帮扶计划。`,
  examples: [
    {
      says: '没有本年计划的列出；有的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }],
        plan: [
          { household_no: 'H1', year: 2025 },
          { household_no: 'H2', year: 2026 },
        ],
      },
      found: ['H1'],
    },
    {
      says: '还没有本年计划台账时不知道，不列',
      given: { household: [{ key: 'H1' }], plan: [{ household_no: 'H1', year: 2025 }] },
      found: [],
    },
  ],
}
