import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-no-cause',
  group: 'register',
  severity: 'notice',
  title: { zh: '无致贫原因', en: 'No main cause' },
  rule: '每户应登记一个主要致贫（返贫风险）原因。',
  source: '防止返贫监测数据质量规则（省级）1_11_001',
  mend: '入户核实后补填主要致贫原因；不在目录内的填“其他”并在备注写明。',
  subject: 'household',
  reads: ['household'],
  parameters: [],
  figures: { head_name: '户主姓名' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.head_name
    FROM household h
    WHERE h.cause = '' ${ofHouseholds('h.key')}`,
  sentence: () => '本户的主要致贫原因是空白。',
  examples: [
    {
      says: '空白的列出；填“其他”的和没有交付原因列的不列',
      given: {
        household: [
          { key: 'H1', cause: '' },
          { key: 'H2', cause: '其他' },
          { key: 'H3', cause: null },
        ],
      },
      found: ['H1'],
    },
  ],
}
