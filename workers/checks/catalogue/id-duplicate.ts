import type { Check } from '../check.ts'

export const check: Check = {
  id: 'id-duplicate',
  group: 'identity',
  severity: 'blocker',
  title: { zh: '证件号码重复', en: 'Same ID on two persons' },
  rule: '一个证件号码（残疾人证取前 18 位）在全县只能登记一人。',
  source: '建档立卡数据质量规则（省级）1_01_001',
  mend: '查明哪一条是本人：重复登记的，删去一户中的重复人员；号码抄错的，改正号码。',
  subject: 'id',
  reads: ['person', 'household'],
  parameters: [],
  figures: { people: '登记人数', holders: '登记在' },
  needs: { holders: 'county' },
  sql: `
    SELECT n.number AS subject, min(p.household_no) AS household_no, h.township, h.village,
      count(*) AS people, group_concat(p.key, '、' ORDER BY p.key) AS holders
    FROM (
      SELECT id18 AS number FROM person WHERE id18 <> '' GROUP BY id18 HAVING count(*) > 1
    ) n JOIN person p ON p.id18 = n.number JOIN household h ON h.key = p.household_no
    WHERE p.id_state IN ('valid', 'checksum')
    GROUP BY n.number HAVING count(*) > 1`,
  sentence: ({ people, holders }) => `同一个证件号码登记了 ${people} 人：${holders}。`,
  examples: [
    {
      says: '两户同号的按号码列一条；丢了末三位而碰巧相同的不算',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }],
        person: [
          { household_no: 'H1', name: '甲', id_state: 'valid', id18: 'enc:a;' },
          { household_no: 'H2', name: '甲', id_state: 'valid', id18: 'enc:a;' },
          { household_no: 'H1', name: '乙', id_state: 'refused', id18: 'enc:b;' },
          { household_no: 'H2', name: '丙', id_state: 'refused', id18: 'enc:b;' },
        ],
      },
      found: ['enc:a;'],
    },
    {
      says: '同村同名但号码不同的是两个人',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }],
        person: [
          { household_no: 'H1', name: '甲', id_state: 'valid', id18: 'enc:a;' },
          { household_no: 'H2', name: '甲', id_state: 'valid', id18: 'enc:c;' },
        ],
      },
      found: [],
    },
  ],
}
