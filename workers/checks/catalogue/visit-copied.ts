import type { Check } from '../check.ts'
import { cadreSubject, ofCadres } from '../clauses.ts'

export const check: Check = {
  id: 'visit-copied',
  group: 'visits',
  severity: 'notice',
  title: { zh: '走访记录雷同', en: 'Visit notes alike' },
  rule: '每次走访应写本户的实际情况，不应多次使用同一段文字（空格、标点不计）。',
  source: '县结对帮扶方案；力戒形式主义的要求',
  mend: '对照实际补写各户情况；属于规定用语的，可在政策参数中列为允许重复。',
  subject: 'cadre',
  reads: ['cadre', 'visit'],
  parameters: ['visits.copiedTimes', 'visits.exemptPhrases'],
  figures: { name: '姓名', unit: '单位', times: '使用次数', note: '走访内容' },
  needs: { note: 'county' },
  sql: `
    SELECT ${cadreSubject('c')} AS subject, c.key AS cadre_key, c.name, c.unit, max(n.times) AS times, n.note
    FROM (
      SELECT cadre_key, found_plain AS note, count(*) AS times FROM visit
      WHERE cadre_key <> '' AND found_plain <> '' ${ofCadres('cadre_key')}
      GROUP BY cadre_key, found_plain HAVING count(*) >= ?2 ->> '$.visits.copiedTimes'
    ) n JOIN cadre c ON c.key = n.cadre_key
    WHERE NOT EXISTS (SELECT 1 FROM json_each(?2, '$.visits.exemptPhrases') e WHERE instr(n.note, e.value) > 0)
    GROUP BY c.key`,
  sentence: ({ name, times, note }) => `${name}的 ${times} 次走访写的是同一段话：“${note}”。`,
  examples: [
    {
      says: '标点空格不同的五次雷同列出；四次的不列',
      given: {
        household: [{ key: 'H1' }],
        cadre: [
          { name: '干部甲', phone: '101' },
          { name: '干部乙', phone: '102' },
        ],
        visit: [
          ...[
            '到户走访，一切正常。',
            '到户走访，一切正常',
            '到户走访 一切正常。',
            '到户走访；一切正常！',
            '（到户走访）一切正常',
          ].map((found, n) => ({
            household_no: 'H1',
            cadre_name: '干部甲',
            visited_on: `2026-0${n + 1}-05`,
            found,
          })),
          ...[1, 2, 3, 4].map((n) => ({
            household_no: 'H1',
            cadre_name: '干部乙',
            visited_on: `2026-0${n}-05`,
            found: '看望老人',
          })),
          { household_no: 'H1', cadre_name: '干部乙', visited_on: '2026-05-05', found: '' },
        ],
      },
      found: ['干部甲/101'],
    },
  ],
}
