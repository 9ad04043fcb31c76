import type { Check } from '../check.ts'
import { firstDay } from '../clauses.ts'
import { yuan } from '../figure.ts'
import { benefitPlace, benefitSubject } from '../fund.ts'

export const check: Check = {
  id: 'fund-off-register',
  group: 'funds',
  severity: 'serious',
  title: { zh: '补助对象不在册', en: 'Paid to someone not on the register' },
  rule: '到户补助发给登记在册的户和人；证件号码和户编号都不在册的列出，去册以前发的不算。',
  source: '财政衔接推进乡村振兴补助资金管理办法',
  mend: '号码抄错的改正；确实不在册的，核实资格，不符合的追回。',
  subject: 'benefit',
  reads: ['benefit', 'person', 'household'],
  parameters: [],
  figures: { name: '受益人', programme: '补助项目', period: '期间', amount_fen: '金额（分）', no: '户编号' },
  sql: `
    SELECT ${benefitSubject('b')} AS subject, NULL AS household_no, ${benefitPlace},
      b.name, b.programme, b.period, b.amount_fen, b.household_no AS no
    FROM benefit b LEFT JOIN household h ON h.key = b.household_no
    WHERE h.key IS NULL AND (b.id_state IN ('valid', 'checksum') OR coalesce(b.id_state, 'missing') = 'missing' AND b.household_no <> '')
      AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id18 = b.id18)
      AND NOT EXISTS (
        SELECT 1 FROM departed d
        WHERE d.entity = 'household' AND d.key = b.household_no AND coalesce(d.left_on >= ${firstDay("nullif(b.paid_on, '')")}, true))
    GROUP BY subject`,
  sentence: ({ name, programme, period, amount_fen, no }) =>
    `${name ?? '受益人'}领取${programme}${period ? `（${period}）` : ''} ${yuan(amount_fen)} 元，证件号码${no ? `和户编号 ${no} 都` : ''}不在册。`,
  examples: [
    {
      says: '号码和户编号都不在册的列出；有一样在册的、号码丢位的不列',
      given: {
        household: [{ key: 'H1' }],
        person: [{ household_no: 'H1', name: '甲', id18: 'enc:a;' }],
        benefit: [
          {
            household_no: 'H9',
            name: '乙',
            id_number: 'enc:b;',
            id18: 'enc:b;',
            id_state: 'valid',
            programme: '奖补',
            period: '2026年',
          },
          {
            household_no: 'H9',
            name: '甲',
            id_number: 'enc:a;',
            id18: 'enc:a;',
            id_state: 'valid',
            programme: '奖补',
            period: '2026年',
          },
          {
            household_no: 'H1',
            name: '丙',
            id_number: 'enc:c;',
            id18: 'enc:c;',
            id_state: 'valid',
            programme: '奖补',
            period: '2026年',
          },
          {
            household_no: 'H8',
            name: '丁',
            id_number: 'enc:d;',
            id18: 'enc:d;',
            id_state: 'refused',
            programme: '奖补',
            period: '2026年',
          },
        ],
      },
      found: ['enc:b;/奖补/2026年'],
    },
  ],
}
