import type { Check } from '../check.ts'
import { listed } from '../clauses.ts'
import { yuan } from '../figure.ts'

export const check: Check = {
  id: 'benefit-equal',
  group: 'funds',
  severity: 'notice',
  title: { zh: '疑似平均分配', en: 'Equal amounts for everybody' },
  rule: '没有固定标准的到户补助按户情安排；同村同项目同期间许多户金额全部相同的，核对是否平均分配。',
  source: '严禁平均分配的规定',
  mend: '核实分配依据；本来就有统一标准的，写上标准，或在政策参数里列为同额项目。',
  subject: 'village',
  reads: ['benefit', 'household', 'village'],
  parameters: ['funds.equalHouseholds', 'funds.flatProgrammes', 'funds.standards'],
  figures: { programme: '补助项目', period: '期间', households: '户数', amount_fen: '每户金额（分）' },
  sql: `
    WITH paid AS MATERIALIZED (
      SELECT coalesce(nullif(b.township, ''), h.township) AS township, coalesce(nullif(b.village, ''), h.village) AS village, b.programme, b.period,
        count(DISTINCT coalesce(b.household_no, b.id18, b.name)) AS households, min(b.amount_fen) AS amount_fen
      FROM benefit b LEFT JOIN household h ON h.key = b.household_no
      WHERE b.amount_fen > 0 AND b.period <> '' AND NOT ${listed('b.programme', 'funds.flatProgrammes')}
        AND b.programme NOT IN (SELECT value ->> 'programme' FROM json_each(?2, '$.funds.standards'))
      GROUP BY 1, 2, 3, 4
      HAVING min(b.amount_fen) = max(b.amount_fen) AND count(b.standard_fen) = 0 AND households >= ?2 ->> '$.funds.equalHouseholds')
    SELECT coalesce(nullif(v.code, ''), p.township || '/' || p.village) AS subject, p.township, p.village,
      p.programme, p.period, max(p.households) AS households, p.amount_fen
    FROM paid p LEFT JOIN village v ON v.key = p.township || '/' || p.village
    GROUP BY p.township, p.village`,
  sentence: ({ programme, period, households, amount_fen }) =>
    `${programme}（${period}）发给 ${households} 户，每户都是 ${yuan(amount_fen)} 元。`,
  examples: [
    {
      says: '十户同额的列出；九户的、有两档的、写了固定标准的不列',
      given: {
        household: [{ key: 'H1' }],
        benefit: ['一村', '二村', '三村', '四村'].flatMap((village) =>
          [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].slice(village === '二村' ? 1 : 0).map((n) => ({
            key: `${village}/${n}`,
            village,
            household_no: `${village}${n}`,
            programme: '产业奖补',
            period: '2026年',
            standard_fen: village === '四村' ? 120000 : null,
            amount_fen: village === '三村' && n > 7 ? 60000 : 120000,
          })),
        ),
      },
      found: ['甲乡/一村'],
    },
  ],
}
