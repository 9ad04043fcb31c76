import type { Check } from '../check.ts'
import { byPost, cadreSubject, current, ofCadres } from '../clauses.ts'

export const check: Check = {
  id: 'pair-overload',
  group: 'pairing',
  severity: 'serious',
  title: { zh: '帮扶户数超限', en: 'Cadre over the cap' },
  rule: '每名帮扶责任人的现任帮扶户数不超过职务级别对应的上限。',
  source: '县结对帮扶方案',
  mend: '把超出的户移交给同单位有余量的干部，移交时写明原因。',
  subject: 'cadre',
  reads: ['cadre', 'pairing'],
  parameters: ['pairing.cap'],
  figures: { name: '姓名', unit: '单位', post_level: '职务级别', households: '在帮户数', cap: '上限' },
  sql: `
    SELECT ${cadreSubject('c')} AS subject, c.key AS cadre_key, c.name, c.unit, c.post_level,
      count(DISTINCT p.household_no) AS households, ${byPost('c.post_level', 'pairing.cap')} AS cap
    FROM pairing p JOIN cadre c ON c.key = p.cadre_key
    WHERE ${current('p')} AND c.post_level <> '' ${ofCadres('p.cadre_key')}
    GROUP BY p.cadre_key HAVING households > cap`,
  sentence: ({ name, post_level, households, cap }) =>
    `${name}（${post_level}）现帮扶 ${households} 户，上限 ${cap} 户。`,
  examples: [
    {
      says: '一般干部帮三户的列出；正好两户的、级别不明、写得古怪的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }],
        cadre: [
          { name: '干部甲', post_level: '一般干部', phone: '101' },
          { name: '干部乙', post_level: '一般干部', phone: '102' },
          { name: '干部丙', post_level: null, phone: '103' },
          { name: '干部丁', post_level: '一般"干部', phone: '104' },
        ],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲' },
          { household_no: 'H2', cadre_name: '干部甲' },
          { household_no: 'H3', cadre_name: '干部甲' },
          { household_no: 'H1', cadre_name: '干部乙' },
          { household_no: 'H2', cadre_name: '干部乙' },
          { household_no: 'H3', cadre_name: '干部乙', until_on: '2026-01' },
          { household_no: 'H1', cadre_name: '干部丙' },
          { household_no: 'H2', cadre_name: '干部丙' },
          { household_no: 'H3', cadre_name: '干部丙' },
          { household_no: 'H1', cadre_name: '干部丁' },
        ],
      },
      found: ['干部甲/101'],
    },
  ],
}
