import type { Check } from '../check.ts'

export const check: Check = {
  id: 'village-no-team',
  group: 'pairing',
  severity: 'serious',
  title: { zh: '贫困村无驻村工作队', en: 'Key village without a work team' },
  rule: '重点村（贫困村）都应有驻村工作队。',
  source: '驻村帮扶工作的规定',
  mend: '由县里选派工作队，在本村的包村页登记，或登入包村一览表再导入。',
  subject: 'village',
  reads: ['village'],
  parameters: [],
  figures: { name: '村' },
  sql: `
    SELECT coalesce(nullif(v.code, ''), v.key) AS subject, v.township, v.name AS village, v.name
    FROM village v
    WHERE v.key_village = 1 AND coalesce(v.team_leader, '') = '' AND coalesce(v.team_members, '') = ''
      AND coalesce(v.team_leader, v.team_members) IS NOT NULL`,
  sentence: ({ name }) => `${name}是重点村，没有驻村工作队。`,
  examples: [
    {
      says: '重点村没有工作队的列出；非重点村、有队员的、没有交付工作队列的不列',
      given: {
        village: [
          { township: '甲乡', name: '一村', key_village: 1, team_leader: '', team_members: '' },
          { township: '甲乡', name: '二村', key_village: 0, team_leader: '', team_members: '' },
          { township: '甲乡', name: '三村', key_village: 1, team_leader: '', team_members: '某某' },
          { township: '甲乡', name: '四村', key_village: 1, team_leader: null, team_members: null },
        ],
      },
      found: ['甲乡/一村'],
    },
  ],
}
