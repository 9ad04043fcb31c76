import type { Check } from '../check.ts'
import { wholeCounty } from '../fund.ts'

export const check: Check = {
  id: 'result-return-rate',
  group: 'reporting',
  severity: 'serious',
  title: { zh: '返贫率超标', en: 'Return rate too high' },
  rule: '返贫户占脱贫户（含返贫户）的比例不超过上限。',
  source: '县结对帮扶方案：返贫率不超过 3.5%',
  mend: '逐户查明返贫原因，落实帮扶措施；状态填错的改正。',
  subject: 'county',
  reads: ['household'],
  parameters: ['results.returnPercent'],
  figures: { returned: '返贫户数', exited: '脱贫户数', percent: '返贫率（%）', limit_percent: '上限（%）' },
  sql: `
    SELECT ${wholeCounty}, returned, exited, round(100.0 * returned / exited, 1) AS percent, ?2 ->> '$.results.returnPercent' AS limit_percent
    FROM (SELECT sum(h.status = '返贫') AS returned, count(*) AS exited FROM household h WHERE h.status IN ('已脱贫', '返贫'))
    WHERE 100.0 * returned / exited > limit_percent`,
  sentence: ({ returned, exited, percent, limit_percent }) =>
    `脱贫的 ${exited} 户中返贫 ${returned} 户，返贫率 ${percent}%，超过 ${limit_percent}%。`,
  examples: [
    {
      says: '二十户返贫一户，超过百分之三点五',
      given: {
        household: Array.from({ length: 20 }, (_, n) => ({ key: `H${n}`, status: n === 0 ? '返贫' : '已脱贫' })),
      },
      found: ['全县'],
    },
    {
      says: '没有返贫户的不列',
      given: {
        household: [
          { key: 'H1', status: '已脱贫' },
          { key: 'H2', status: '未脱贫' },
        ],
      },
      found: [],
    },
  ],
}
