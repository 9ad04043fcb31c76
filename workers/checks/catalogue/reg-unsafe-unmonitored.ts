import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-unsafe-unmonitored',
  group: 'register',
  severity: 'serious',
  title: { zh: '住房饮水有问题未纳入监测', en: 'Unsafe house or water, not monitored' },
  rule: '住危房或未解决安全饮用水的户，应纳入防止返贫监测。',
  source: '建档立卡数据质量规则（省级）1_02_001、1_02_002',
  mend: '核实住房和饮水；属实的按程序纳入监测并落实改造，已解决的改正登记。',
  subject: 'household',
  reads: ['household'],
  parameters: [],
  figures: { unsafe_house: '危房', safe_water: '饮水安全' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.unsafe_house, h.safe_water
    FROM household h
    WHERE (h.unsafe_house = 1 OR h.safe_water = 0) AND h.monitor_kind = '' ${ofHouseholds('h.key')}`,
  sentence: ({ unsafe_house, safe_water }) =>
    `${[unsafe_house === 1 ? '住危房' : '', safe_water === 0 ? '未解决安全饮水' : ''].filter(Boolean).join('，')}，但没有纳入监测。`,
  examples: [
    {
      says: '危房户和饮水不安全户未监测的列出；已监测的、没有交付监测列的不列',
      given: {
        household: [
          { key: 'H1', unsafe_house: 1, monitor_kind: '' },
          { key: 'H2', safe_water: 0, monitor_kind: '' },
          { key: 'H3', unsafe_house: 1, monitor_kind: '边缘易致贫户' },
          { key: 'H4', unsafe_house: 1, monitor_kind: null },
        ],
      },
      found: ['H1', 'H2'],
    },
  ],
}
