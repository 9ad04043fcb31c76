import type { Check } from '../check.ts'
import { yuan } from '../figure.ts'
import { benefitPlace, benefitSubject } from '../fund.ts'

export const check: Check = {
  id: 'benefit-duplicate',
  group: 'funds',
  severity: 'blocker',
  title: { zh: '重复享受', en: 'Same benefit twice in a period' },
  rule: '同一人同一补助项目同一期间只发一次。',
  source: '财政衔接推进乡村振兴补助资金管理办法；县补助办法',
  mend: '分几次发的，在期间里写清楚；重复发的，追回或抵扣。',
  subject: 'benefit',
  reads: ['benefit', 'household'],
  parameters: [],
  figures: {
    name: '受益人',
    programme: '补助项目',
    period: '期间',
    times: '次数',
    amount_fen: '合计（分）',
    paid: '发放日期',
  },
  sql: `
    SELECT ${benefitSubject('b')} AS subject, max(h.key) AS household_no, ${benefitPlace}, b.name, b.programme, b.period,
      count(*) AS times, sum(b.amount_fen) AS amount_fen, group_concat(nullif(b.paid_on, ''), '、' ORDER BY b.paid_on) AS paid
    FROM (
      SELECT id18, programme, period FROM benefit WHERE id18 <> '' AND period <> ''
      GROUP BY id18, programme, period HAVING count(*) > 1
    ) d CROSS JOIN benefit b INDEXED BY benefit_id18 ON b.id18 = d.id18 AND b.programme = d.programme AND b.period = d.period
      LEFT JOIN household h ON h.key = b.household_no
    WHERE b.id_state IN ('valid', 'checksum')
    GROUP BY b.id18, b.programme, b.period HAVING count(*) > 1`,
  sentence: ({ name, programme, period, times, amount_fen, paid }) =>
    `${name ?? '该人'}的${programme} ${period}发了 ${times} 次，合计 ${yuan(amount_fen)} 元${paid ? `（${paid}）` : ''}。`,
  examples: [
    {
      says: '同人同项目同期间两次的列出；春秋两学期各一次的、没有写期间的不列',
      given: {
        household: [{ key: 'H1' }],
        benefit: [
          ['a', '助学金', '2026年春季学期'],
          ['a', '助学金', '2026年春季学期'],
          ['b', '助学金', '2026年春季学期'],
          ['b', '助学金', '2026年秋季学期'],
          ['c', '助学金', ''],
          ['c', '助学金', ''],
        ].map(([id, programme, period]) => ({
          household_no: 'H1',
          name: id!,
          id_number: `enc:${id};`,
          id18: `enc:${id};`,
          id_state: 'valid',
          programme: programme!,
          period: period!,
          amount_fen: 50000,
        })),
      },
      found: ['enc:a;/助学金/2026年春季学期'],
    },
  ],
}
