import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'phone-invalid',
  group: 'identity',
  severity: 'notice',
  title: { zh: '联系电话异常', en: 'Household phone missing or wrong' },
  rule: '户联系电话应为 11 位手机号码，或带区号的固定电话。',
  source: '防止返贫监测数据质量规则（省级）5_13_003',
  mend: '入户或向村组核实后补填；确无电话的，可登记亲属或帮扶责任人的号码并写明。',
  subject: 'household',
  reads: ['household'],
  parameters: [],
  figures: { head_name: '户主姓名', phone: '户联系电话', phone_state: '情形' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.head_name, h.phone, h.phone_state
    FROM household h
    WHERE h.phone_state IN ('missing', 'invalid') ${ofHouseholds('h.key')}`,
  sentence: ({ phone, phone_state }) =>
    phone_state === 'missing' ? '本户没有登记联系电话。' : `户联系电话“${phone}”不是有效的手机或固定电话号码。`,
  examples: [
    {
      says: '空白的和位数不对的列出，没有交付电话列的不列',
      given: {
        household: [
          { key: 'H1', phone: '', phone_state: 'missing' },
          { key: 'H2', phone: 'enc:a;', phone_state: 'invalid' },
          { key: 'H3', phone: 'enc:b;', phone_state: 'valid' },
          { key: 'H4', phone: null, phone_state: null },
        ],
      },
      found: ['H1', 'H2'],
    },
  ],
}
