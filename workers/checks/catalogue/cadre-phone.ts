import type { Check } from '../check.ts'
import { cadreSubject, current, gone, ofCadres } from '../clauses.ts'

export const check: Check = {
  id: 'cadre-phone',
  group: 'pairing',
  severity: 'notice',
  title: { zh: '帮扶人电话缺失或共用', en: 'Cadre phone missing or shared' },
  rule: '帮扶责任人应有自己的联系电话，不与其他干部或所帮扶户同号。',
  source: '全国扶贫信息系统录入规则：联系电话在系统内唯一',
  mend: '向本人核实后改正；代填他人号码的，改为本人号码。',
  subject: 'cadre',
  reads: ['cadre', 'pairing', 'household'],
  parameters: [],
  figures: {
    name: '姓名',
    unit: '单位',
    phone: '电话',
    missing: '缺失',
    others: '同号的干部',
    households: '同号的帮扶户',
  },
  needs: { others: 'county', households: 'county' },
  sql: `
    SELECT subject, cadre_key, name, unit, phone, missing, others, households FROM (
      SELECT ${cadreSubject('c')} AS subject, c.key AS cadre_key, c.name, c.unit, c.phone, (c.phone_state = 'missing') AS missing,
        CASE WHEN c.phone <> '' THEN
          (SELECT group_concat(o.name, '、' ORDER BY o.name) FROM cadre o WHERE o.phone = c.phone AND o.name <> c.name)
        END AS others,
        CASE WHEN c.phone <> '' THEN
          (SELECT group_concat(h.key, '、' ORDER BY h.key) FROM household h JOIN pairing p ON p.household_no = h.key
           WHERE h.phone = c.phone AND p.cadre_key = c.key AND ${current('p')})
        END AS households
      FROM cadre c
      WHERE (${gone('c')}) IS NOT 1 ${ofCadres('c.key')})
    WHERE missing OR others IS NOT NULL OR households IS NOT NULL`,
  sentence: ({ name, missing, others, households }) =>
    missing === 1
      ? `${name}没有登记联系电话。`
      : `${name}的电话${others ? `与${others}同号` : ''}${others && households ? '，并' : ''}${households ? `与所帮扶户 ${households} 同号` : ''}。`,
  examples: [
    {
      says: '电话空白的按单位列出，两人同号的两人都列，与所帮扶户同号的列出',
      given: {
        household: [
          { key: 'H1', phone: '104' },
          { key: 'H2', phone: '105' },
        ],
        cadre: [
          { name: '干部甲', unit: '某局', phone: '', phone_state: 'missing' },
          { name: '干部乙', phone: '102', phone_state: 'valid' },
          { name: '干部丙', phone: '102', phone_state: 'valid' },
          { name: '干部丁', phone: '104', phone_state: 'valid' },
          { name: '干部戊', phone: '105', phone_state: 'valid' },
          { name: '干部己', phone: null, phone_state: null },
        ],
        pairing: [{ household_no: 'H1', cadre_name: '干部丁' }],
      },
      found: ['干部甲/某局', '干部乙/102', '干部丙/102', '干部丁/104'],
    },
  ],
}
