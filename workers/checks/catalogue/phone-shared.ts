import type { Check } from '../check.ts'

export const check: Check = {
  id: 'phone-shared',
  group: 'identity',
  severity: 'notice',
  title: { zh: '多户同号', en: 'One phone on many households' },
  rule: '同一个联系电话不应登记在多户名下。',
  source: '防止返贫监测数据质量规则（省级）5_15_022',
  mend: '逐户核实本户的号码；代为联系的，写明是谁的电话。',
  subject: 'phone',
  reads: ['household'],
  parameters: ['identity.phoneSharedHouseholds'],
  figures: { households: '户数', holders: '户编号' },
  needs: { holders: 'county' },
  sql: `
    SELECT h.phone AS subject, min(h.key) AS household_no, h.township, h.village,
      count(*) AS households, group_concat(h.key, '、' ORDER BY h.key) AS holders
    FROM household h
    WHERE h.phone <> '' AND h.phone_state = 'valid'
    GROUP BY h.phone HAVING count(*) >= ?2 ->> '$.identity.phoneSharedHouseholds'`,
  sentence: ({ households, holders }) => `同一个电话登记在 ${households} 户：${holders}。`,
  examples: [
    {
      says: '三户同号的列一条，两户同号的不列',
      given: {
        household: [
          { key: 'H1', phone: 'enc:a;', phone_state: 'valid' },
          { key: 'H2', phone: 'enc:a;', phone_state: 'valid' },
          { key: 'H3', phone: 'enc:a;', phone_state: 'valid' },
          { key: 'H4', phone: 'enc:b;', phone_state: 'valid' },
          { key: 'H5', phone: 'enc:b;', phone_state: 'valid' },
        ],
      },
      found: ['enc:a;'],
    },
  ],
}
