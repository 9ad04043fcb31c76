import type { Check } from '../check.ts'
import { delivered, labour, listed, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'meas-no-income-project',
  group: 'measures',
  severity: 'serious',
  title: { zh: '有劳力无增收项目', en: 'Labour, but no income project' },
  rule: '有劳动力的户应有产业或就业方面的增收项目。',
  source: '县结对帮扶方案：一户一个增收项目；防止返贫监测数据质量规则（省级）5_12_007',
  mend: '与户主商定产业或就业项目；已有项目没有登记的补登。',
  subject: 'household',
  reads: ['household', 'person', 'measure'],
  parameters: ['measures.incomeCategories', 'register.undeliveredHouseholds'],
  figures: { workers: '有劳动力人数' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village,
      (SELECT count(*) FROM person p WHERE p.household_no = h.key AND ${labour('p')}) AS workers
    FROM household h
    WHERE NOT EXISTS (SELECT 1 FROM measure m WHERE m.household_no = h.key AND ${listed('m.category', 'measures.incomeCategories')})
      AND workers > 0 ${ofHouseholds('h.key')} AND ${delivered('h', 'measure')}`,
  sentence: ({ workers }) => `本户有劳动力 ${workers} 人，没有产业或就业措施。`,
  examples: [
    {
      says: '有劳动力而只有保障措施的列出；没有劳动力的、有产业的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }],
        person: [
          { household_no: 'H1', name: '甲', labour: '弱劳动力或半劳动力' },
          { household_no: 'H2', name: '乙', labour: '无劳动力' },
          { household_no: 'H3', name: '丙', labour: '普通劳动力' },
        ],
        measure: [
          { household_no: 'H1', category: '综合保障' },
          { household_no: 'H2', category: '综合保障' },
          { household_no: 'H3', category: '产业帮扶' },
        ],
      },
      found: ['H1'],
    },
  ],
}
