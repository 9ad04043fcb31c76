import type { Check } from '../check.ts'
import { delivered, labour, listed, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'meas-untrained',
  group: 'measures',
  severity: 'notice',
  title: { zh: '有劳力未培训', en: 'Labour, but nobody trained' },
  rule: '有劳动力的户至少一人参加技能培训。',
  source: '县脱贫攻坚实施方案：培训到户到人',
  mend: '动员参加培训；已培训没有登记的补登。',
  subject: 'household',
  reads: ['household', 'person', 'measure'],
  parameters: ['measures.trainingCategories', 'register.undeliveredHouseholds'],
  figures: { workers: '有劳动力人数' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village,
      (SELECT count(*) FROM person p WHERE p.household_no = h.key AND ${labour('p')}) AS workers
    FROM household h
    WHERE NOT EXISTS (SELECT 1 FROM measure m WHERE m.household_no = h.key AND ${listed('m.category', 'measures.trainingCategories')})
      AND workers > 0 ${ofHouseholds('h.key')} AND ${delivered('h', 'measure')}`,
  sentence: ({ workers }) => `本户有劳动力 ${workers} 人，没有人参加技能培训。`,
  examples: [
    {
      says: '有劳动力而没有培训的列出；参加过的、没有劳动力的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }],
        person: [
          { household_no: 'H1', name: '甲', labour: '普通劳动力' },
          { household_no: 'H2', name: '乙', labour: '普通劳动力' },
          { household_no: 'H3', name: '丙', labour: '丧失劳动力' },
        ],
        measure: [
          { household_no: 'H1', category: '产业帮扶' },
          { household_no: 'H2', category: '技能培训' },
        ],
      },
      found: ['H1'],
    },
  ],
}
