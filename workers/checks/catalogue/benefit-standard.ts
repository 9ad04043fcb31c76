import type { Check } from '../check.ts'
import { yuan } from '../figure.ts'
import { benefitPlace, benefitSubject } from '../fund.ts'

/** A period that is one month or one term: what is paid for it is the standard once. */
const once = `(b.period GLOB '*[0-9]月*' OR b.period GLOB '*学期') AND b.period NOT GLOB '*[-—~至到、,，和]*'`

export const check: Check = {
  id: 'benefit-standard',
  group: 'funds',
  severity: 'serious',
  title: { zh: '补助标准不符', en: 'Amount off the standard' },
  rule: '发放金额等于补助标准：发放表写的，没有写的按政策参数；期间不止一个月或一学期的，可以是标准的几倍。',
  source: '县补助办法',
  mend: '金额或标准填错的改正；多发的追回，少发的补发。',
  subject: 'benefit',
  reads: ['benefit', 'household'],
  parameters: ['funds.standards'],
  figures: {
    name: '受益人',
    programme: '补助项目',
    period: '期间',
    standard_fen: '标准（分）',
    amount_fen: '金额（分）',
  },
  sql: `
    SELECT subject, household_no, township, village, name, programme, period, standard_fen, amount_fen
    FROM (
      SELECT ${benefitSubject('b')} AS subject, h.key AS household_no, ${benefitPlace}, b.name, b.programme, b.period, b.amount_fen,
        coalesce(b.standard_fen, 100 * (SELECT r.value ->> 'yuan' FROM json_each(?2, '$.funds.standards') r WHERE r.value ->> 'programme' = b.programme)) AS standard_fen,
        coalesce(${once}, true) AS once
      FROM benefit b LEFT JOIN household h ON h.key = b.household_no)
    WHERE standard_fen > 0 AND amount_fen <> standard_fen AND (once OR amount_fen % standard_fen <> 0)
    GROUP BY subject`,
  sentence: ({ name, programme, period, standard_fen, amount_fen }) =>
    `${name ?? '该人'}的${programme}${period ? `（${period}）` : ''}标准 ${yuan(standard_fen)} 元，发放 ${yuan(amount_fen)} 元。`,
  examples: [
    {
      says: '与标准不等的列出；一个季度三倍的、没有固定标准的不列',
      given: {
        household: [{ key: 'H1' }],
        benefit: [
          ['a', '岗位补贴', '2026年3月', 80000, 86000],
          ['b', '岗位补贴', '2026年3月', 80000, 80000],
          ['c', '岗位补贴', '2026年一季度', 80000, 240000],
          ['d', '岗位补贴', '2026年1-3月', 80000, 240000],
          ['e', '岗位补贴', '2026年3月', 80000, 240000],
          ['f', '奖补', '2026年', null, 240000],
        ].map(([id, programme, period, standard_fen, amount_fen]) => ({
          household_no: 'H1',
          name: id!,
          id_number: `enc:${id};`,
          programme: programme!,
          period: period!,
          standard_fen: standard_fen!,
          amount_fen: amount_fen!,
        })),
      },
      found: ['enc:a;/岗位补贴/2026年3月', 'enc:e;/岗位补贴/2026年3月'],
    },
    {
      says: '发放表没有写标准的，按政策参数里的标准',
      policy: { funds: { standards: [{ programme: '交通补助', yuan: 500 }] } },
      given: {
        benefit: [
          { household_no: 'H1', name: '甲', programme: '交通补助', period: '2026年', amount_fen: 50100 },
          { household_no: 'H1', name: '乙', programme: '交通补助', period: '2026年', amount_fen: 50000 },
        ],
      },
      found: ['H1/甲/交通补助/2026年'],
    },
  ],
}
