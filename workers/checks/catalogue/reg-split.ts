import type { Check } from '../check.ts'
import { age, months, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-split',
  group: 'register',
  severity: 'serious',
  title: { zh: '疑似拆户分户', en: 'Suspected split household' },
  rule: '老人单独立户，而同村同址另有同姓的户，且两户之一是近期新立的，可能是拆户。',
  source: '严禁拆户、分户的规定（识别工作要求）',
  mend: '入户核实是否共同生活；共同生活的合并登记，确已分家的写明情况。',
  subject: 'household',
  reads: ['household', 'person'],
  parameters: ['register.elderAge', 'register.splitMonths'],
  figures: { head_name: '户主姓名', other_no: '同址户编号', other_head: '同址户主', later_on: '较晚一户的识别时间' },
  needs: { other_no: 'village', other_head: 'village' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.head_name,
      o.key AS other_no, o.head_name AS other_head, max(h.identified_on, o.identified_on) AS later_on
    FROM household h JOIN household o ON o.township = h.township AND o.village = h.village AND o.address = h.address AND o.address <> ''
    WHERE h.address <> '' AND o.key <> h.key AND substr(o.head_name, 1, 1) = substr(h.head_name, 1, 1)
      AND length(later_on) >= 7 AND ${months('max(h.identified_on, o.identified_on)', '?1')} BETWEEN 0 AND ?2 ->> '$.register.splitMonths'
      AND (SELECT min(${age('p')}) FROM person p WHERE p.household_no = h.key) >= ?2 ->> '$.register.elderAge'
      AND (SELECT min(${age('p')}) FROM person p WHERE p.household_no = o.key) < ?2 ->> '$.register.elderAge'
      ${ofHouseholds('h.key')}
    GROUP BY h.key`,
  sentence: ({ head_name, other_no, other_head, later_on }) =>
    `${head_name}户只有老人，同址另有同姓的${other_head}户（${other_no}），其中一户 ${later_on} 才登记。`,
  examples: [
    {
      says: '同址同姓、新近立户的老人户列出；早年就分开的、不同址的不列',
      given: {
        household: [
          { key: 'H1', head_name: '王甲', address: '一组1号', identified_on: '2026-01' },
          { key: 'H2', head_name: '王乙', address: '一组1号', identified_on: '2014-01' },
          { key: 'H3', head_name: '李甲', address: '一组2号', identified_on: '2014-01' },
          { key: 'H4', head_name: '李乙', address: '一组2号', identified_on: '2014-01' },
          { key: 'H5', head_name: '王丙', address: '一组3号', identified_on: '2026-01' },
        ],
        person: [
          { household_no: 'H1', name: '王甲', birth_on: '1950-01-01' },
          { household_no: 'H2', name: '王乙', birth_on: '1980-01-01' },
          { household_no: 'H3', name: '李甲', birth_on: '1950-01-01' },
          { household_no: 'H4', name: '李乙', birth_on: '1980-01-01' },
          { household_no: 'H5', name: '王丙', birth_on: '1950-01-01' },
        ],
      },
      found: ['H1'],
    },
  ],
}
