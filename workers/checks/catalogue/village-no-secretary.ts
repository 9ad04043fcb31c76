import type { Check } from '../check.ts'
import { lastDay } from '../clauses.ts'

export const check: Check = {
  id: 'village-no-secretary',
  group: 'pairing',
  severity: 'serious',
  title: { zh: '贫困村无第一书记', en: 'Key village without a first secretary' },
  rule: '重点村（贫困村）都应有第一书记，任期不超过规定年数。',
  source: '选派机关优秀干部到村任第一书记的规定',
  mend: '选派第一书记，或办理轮换，在本村的包村页登记；任职时间填错的在那里改正。',
  subject: 'village',
  reads: ['village'],
  parameters: ['pairing.secretaryYears'],
  figures: { name: '村', first_secretary: '第一书记', since: '任职时间', years: '任期上限（年）' },
  sql: `
    SELECT coalesce(nullif(v.code, ''), v.key) AS subject, v.township, v.name AS village, v.name,
      v.first_secretary, v.first_secretary_since AS since, ?2 ->> '$.pairing.secretaryYears' AS years
    FROM village v
    WHERE v.key_village = 1 AND (v.first_secretary = ''
      OR (v.first_secretary_since <> '' AND
        substr(date(${lastDay('v.first_secretary_since')}, '+' || (?2 ->> '$.pairing.secretaryYears') || ' years'), 1, length(v.first_secretary_since))
          < substr(?1, 1, length(v.first_secretary_since))))`,
  sentence: ({ name, first_secretary, since, years }) =>
    first_secretary
      ? `${name}的第一书记${first_secretary} ${since} 任职，已超过 ${years} 年。`
      : `${name}是重点村，没有第一书记。`,
  examples: [
    {
      says: '空白的、任职超过三年的列出；未满三年的、非重点村不列',
      given: {
        village: [
          { township: '甲乡', name: '一村', key_village: 1, first_secretary: '' },
          {
            township: '甲乡',
            name: '二村',
            key_village: 1,
            first_secretary: '某',
            first_secretary_since: '2023-02-27',
          },
          {
            township: '甲乡',
            name: '三村',
            key_village: 1,
            first_secretary: '某',
            first_secretary_since: '2023-11-01',
          },
          { township: '甲乡', name: '四村', key_village: 0, first_secretary: '' },
          { township: '甲乡', name: '五村', key_village: 1, first_secretary: '某', first_secretary_since: '2023-10' },
        ],
      },
      found: ['甲乡/一村', '甲乡/二村'],
    },
  ],
}
