import type { Check } from '../check.ts'
import { delivered, listed, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'meas-unsafe-house',
  group: 'measures',
  severity: 'blocker',
  title: { zh: '危房未列改造搬迁', en: 'Unsafe house, no renovation or relocation' },
  rule: '住危房的户应有改造或搬迁措施。',
  source: '两不愁三保障：住房安全有保障；防止返贫监测数据质量规则（省级）5_18_004',
  mend: '报住建部门鉴定并列入改造或搬迁；已改造的，改正危房登记。',
  subject: 'household',
  reads: ['household', 'measure'],
  parameters: ['measures.houseCategories', 'register.undeliveredHouseholds'],
  figures: { head_name: '户主姓名' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.head_name
    FROM household h
    WHERE h.unsafe_house = 1
      AND NOT EXISTS (SELECT 1 FROM measure m WHERE m.household_no = h.key AND ${listed('m.category', 'measures.houseCategories')})
      ${ofHouseholds('h.key')} AND ${delivered('h', 'measure')}`,
  sentence: ({ head_name }) => `${head_name}户登记住危房，没有改造或搬迁措施。`,
  examples: [
    {
      says: '危房没有措施的列出；已列改造的、不是危房的不列',
      given: {
        household: [
          { key: 'H1', unsafe_house: 1 },
          { key: 'H2', unsafe_house: 1 },
          { key: 'H3', unsafe_house: 0 },
        ],
        measure: [{ household_no: 'H2', category: '住房安全保障' }],
      },
      found: ['H1'],
    },
  ],
}
