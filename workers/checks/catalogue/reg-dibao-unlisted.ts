import type { Check } from '../check.ts'
import { ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-dibao-unlisted',
  group: 'register',
  severity: 'serious',
  title: { zh: '低保户不在低保名册', en: 'Marked as 低保, not on the 低保 list' },
  rule: '户属性为低保的，至少应有一名成员在民政的低保名册上。',
  source: '民政低保名册与建档立卡数据比对',
  mend: '向民政部门核实：已退保的改正户属性；在保而号码抄错的改正号码。',
  subject: 'household',
  reads: ['household', 'person', 'comparison'],
  parameters: [],
  figures: { attribute: '贫困户属性', members: '成员数' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.attribute, count(*) AS members
    FROM household h JOIN person p ON p.household_no = h.key
    WHERE h.attribute LIKE '%低保%' ${ofHouseholds('h.key')}
      AND (SELECT 1 FROM comparison c WHERE c.list = '低保' LIMIT 1) IS NOT NULL
    GROUP BY h.key
    HAVING max(p.id18 <> '' AND EXISTS (SELECT 1 FROM comparison c WHERE c.list = '低保' AND c.id18 = p.id18)) IS NOT 1`,
  sentence: ({ attribute, members }) => `登记为${attribute}，但 ${members} 名成员都不在低保名册上。`,
  examples: [
    {
      says: '成员都不在名册的列出；残疾证前十八位在名册的不列',
      given: {
        household: [
          { key: 'H1', attribute: '低保贫困户' },
          { key: 'H2', attribute: '低保贫困户' },
        ],
        person: [
          { household_no: 'H1', name: '甲', id18: 'enc:a;' },
          { household_no: 'H2', name: '乙', id18: 'enc:b;', id_length: 20 },
        ],
        comparison: [{ list: '低保', name: '乙', id18: 'enc:b;' }],
      },
      found: ['H1'],
    },
    {
      says: '没有低保名册时不知道，不列',
      given: {
        household: [{ key: 'H1', attribute: '低保贫困户' }],
        person: [{ household_no: 'H1', name: '甲', id18: 'enc:a;' }],
      },
      found: [],
    },
  ],
}
