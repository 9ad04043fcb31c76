import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-dibao-unmarked',
  group: 'register',
  severity: 'notice',
  title: { zh: '在低保名册未标注', en: 'On the 低保 list, not marked' },
  rule: '成员在民政低保名册上的户，户属性应标注低保。',
  source: '民政低保名册与建档立卡数据比对',
  mend: '核实享受低保的情况，改正户属性。',
  subject: 'household',
  reads: ['household', 'person', 'comparison'],
  parameters: [],
  figures: { attribute: '贫困户属性', names: '在名册上的成员' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.attribute,
      group_concat(DISTINCT p.name) AS names
    FROM comparison c CROSS JOIN person p ON p.id18 = c.id18 JOIN household h ON h.key = p.household_no
    WHERE c.list = '低保' AND c.id18 <> '' AND p.id_state IN ('valid', 'checksum')
      AND h.attribute NOT LIKE '%低保%' ${ofHouseholds('p.household_no')}
    GROUP BY h.key`,
  sentence: ({ attribute, names }) => `${names}在低保名册上，户属性为“${attribute}”，没有标注低保。`,
  examples: [
    {
      says: '一般贫困户的成员在名册上的列出；同名而号码不同的不列',
      given: {
        household: [
          { key: 'H1', attribute: '一般贫困户' },
          { key: 'H2', attribute: '一般贫困户' },
          { key: 'H3', attribute: '低保贫困户' },
          { key: 'H4', attribute: null },
        ],
        person: [
          { household_no: 'H1', name: '甲', id18: 'enc:a;', id_state: 'valid' },
          { household_no: 'H2', name: '甲', id18: 'enc:b;', id_state: 'valid' },
          { household_no: 'H3', name: '丙', id18: 'enc:c;', id_state: 'valid' },
          { household_no: 'H4', name: '丁', id18: 'enc:d;', id_state: 'valid' },
        ],
        comparison: [
          { list: '低保', name: '甲', id18: 'enc:a;' },
          { list: '低保', name: '丙', id18: 'enc:c;' },
          { list: '低保', name: '丁', id18: 'enc:d;' },
        ],
      },
      found: ['H1'],
    },
  ],
}
