import type { Check } from '../check.ts'
import { byPost, cadreSubject, current, gone } from '../clauses.ts'

export const check: Check = {
  id: 'pair-underload',
  group: 'pairing',
  severity: 'notice',
  title: { zh: '帮扶户数不足', en: 'Cadre under the floor' },
  rule: '领导干部和党员的现任帮扶户数不少于职务级别对应的下限，没有结对的也算不足。',
  source: '县结对帮扶方案',
  mend: '为其安排还没有帮扶责任人的户，优先困难程度重的户。',
  subject: 'cadre',
  reads: ['cadre', 'pairing'],
  parameters: ['pairing.floor'],
  figures: { name: '姓名', unit: '单位', post_level: '职务级别', households: '在帮户数', floor: '下限' },
  sql: `
    SELECT ${cadreSubject('c')} AS subject, c.key AS cadre_key, c.name, c.unit, c.post_level,
      (SELECT count(DISTINCT p.household_no) FROM pairing p WHERE p.cadre_key = c.key AND ${current('p')}) AS households,
      ${byPost('c.post_level', 'pairing.floor')} AS floor
    FROM cadre c
    WHERE floor IS NOT NULL AND households < floor AND (${gone('c')}) IS NOT 1
      AND (SELECT 1 FROM pairing LIMIT 1) IS NOT NULL`,
  sentence: ({ name, post_level, households, floor }) =>
    `${name}（${post_level}）现帮扶 ${households} 户，应不少于 ${floor} 户。`,
  examples: [
    {
      says: '领导少于三户的、党员没有户的列出；正好三户的、已离岗的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }],
        cadre: [
          { name: '干部甲', post_level: '县级领导', phone: '101' },
          { name: '干部乙', post_level: '党员', phone: '', unit: '某局' },
          { name: '干部丙', post_level: '乡科级', phone: '103' },
          { name: '干部丁', post_level: '乡科级', phone: '104', left_on: '2026-03-01' },
        ],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲' },
          { household_no: 'H1', cadre_name: '干部丙' },
          { household_no: 'H2', cadre_name: '干部丙' },
          { household_no: 'H3', cadre_name: '干部丙' },
        ],
      },
      found: ['干部甲/101', '干部乙/某局'],
    },
  ],
}
