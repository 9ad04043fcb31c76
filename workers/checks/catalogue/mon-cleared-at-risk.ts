import type { Check } from '../check.ts'
import { droppedOut, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'mon-cleared-at-risk',
  group: 'register',
  severity: 'blocker',
  title: { zh: '风险已消除但仍有问题', en: 'Cleared, though still at risk' },
  rule: '风险已消除的监测户，住房、饮水、义务教育、基本医疗都应有保障。',
  source: '防止返贫监测数据质量规则（省级）1_02_008、1_11_006',
  mend: '逐项核实并解决；问题属实的恢复监测，已解决的改正登记。',
  subject: 'household',
  reads: ['household', 'person'],
  parameters: ['register.compulsoryFrom', 'register.compulsoryTo'],
  figures: {
    unsafe_house: '危房',
    safe_water: '饮水安全',
    dropouts: '失学儿童',
    members: '成员数',
    uninsured: '未参保人数',
  },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.unsafe_house, h.safe_water,
      coalesce(sum(${droppedOut('p')}), 0) AS dropouts, count(p.id) AS members,
      coalesce(sum(p.insured_resident = 0 AND p.insured_employee IS NOT 1), 0) AS uninsured
    FROM household h LEFT JOIN person p ON p.household_no = h.key
    WHERE h.risk_cleared = 1 ${ofHouseholds('h.key')}
    GROUP BY h.key
    HAVING h.unsafe_house = 1 OR h.safe_water = 0 OR dropouts > 0 OR (members > 0 AND uninsured = members)`,
  sentence: ({ unsafe_house, safe_water, dropouts, members, uninsured }) => {
    const wrong = [
      unsafe_house === 1 ? '仍住危房' : '',
      safe_water === 0 ? '饮水未解决' : '',
      dropouts === 0 ? '' : `有 ${dropouts} 名失学儿童`,
      uninsured === members && members !== 0 ? '全户未参加医保' : '',
    ]
    return `风险已消除，但${wrong.filter(Boolean).join('、')}。`
  },
  examples: [
    {
      says: '已消除而仍住危房、饮水未解决、有失学儿童、全户未参保的列出',
      given: {
        household: [
          { key: 'H1', risk_cleared: 1, unsafe_house: 1 },
          { key: 'H2', risk_cleared: 1, safe_water: 0 },
          { key: 'H3', risk_cleared: 1 },
          { key: 'H4', risk_cleared: 1 },
        ],
        person: [
          { household_no: 'H3', name: '甲', school: '', birth_on: '2016-05-01' },
          { household_no: 'H4', name: '乙', insured_resident: 0, insured_employee: null },
        ],
      },
      found: ['H1', 'H2', 'H3', 'H4'],
    },
    {
      says: '只有一人未参保的、风险未消除的不列',
      given: {
        household: [
          { key: 'H1', risk_cleared: 1, unsafe_house: 0, safe_water: 1 },
          { key: 'H2', risk_cleared: 0, unsafe_house: 1 },
        ],
        person: [
          { household_no: 'H1', name: '甲', insured_resident: 0 },
          { household_no: 'H1', name: '乙', insured_resident: 1 },
        ],
      },
      found: [],
    },
  ],
}
