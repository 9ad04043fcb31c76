import type { Check } from '../check.ts'
import { listed, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'ledger-differs',
  group: 'register',
  severity: 'notice',
  title: { zh: '台账之间不一致', en: 'Ledgers disagree' },
  rule: '同一户、同一人的同一项内容，在不同台账里应当一致（账账相符）。',
  source: '建档立卡信息“账账相符、账实相符”的要求',
  mend: '对照原件核实哪一份是对的，请交账的单位改正另一份后重新导入；口径本来就不同的，可以说明情况。',
  subject: 'household',
  reads: ['disagreement', 'household', 'pairing'],
  parameters: ['consistency.fields', 'consistency.toleranceYuan'],
  figures: { count: '不一致处', said: '各台账的说法' },
  sql: `
    SELECT household_no AS subject, household_no, township, village, count,
      group_concat(who || field || '：' || ledger || '记为“' || value || '”，' || other_ledger || '记为“' || other_value || '”', '；' ORDER BY place) AS said
    FROM (
      SELECT d.household_no, h.township, h.village, CASE WHEN d.who IS NULL THEN '' ELSE d.who || '的' END AS who,
        d.field, d.ledger, d.value, d.other_ledger, d.other_value,
        row_number() OVER (PARTITION BY d.household_no ORDER BY d.id) AS place, count(*) OVER (PARTITION BY d.household_no) AS count
      FROM disagreement d JOIN household h ON h.key = d.household_no
      WHERE ${listed('d.field', 'consistency.fields')} ${ofHouseholds('d.household_no')}
        AND (d.gap_fen IS NULL OR d.gap_fen > 100 * (?2 ->> '$.consistency.toleranceYuan')))
    WHERE place <= 4 AND ?1 IS NOT NULL
    GROUP BY household_no`,
  sentence: ({ count, said }) => (Number(count) > 4 ? `共 ${count} 处不一致：${said}……等。` : `${said}。`),
  examples: [
    {
      says: '说法不同的户列出；金额相差在允许以内的、政策不比对的内容不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }],
        disagreement: [
          { household_no: 'H1', field: '家庭人口', value: '3', other_value: '4' },
          { household_no: 'H1', field: '人均纯收入', value: '9000 元', other_value: '8000 元', gap_fen: 100000 },
          { household_no: 'H2', field: '人均纯收入', value: '9000 元', other_value: '8990 元', gap_fen: 1000 },
          { household_no: 'H3', field: '另一内容', value: '甲', other_value: '乙' },
        ],
      },
      found: ['H1'],
    },
    {
      says: '村和帮扶责任人名册之间的不一致不是哪一户的，不列',
      given: {
        household: [{ key: 'H1' }],
        disagreement: [{ household_no: null, field: '村总人口', value: '900', other_value: '950' }],
      },
      found: [],
    },
  ],
}
