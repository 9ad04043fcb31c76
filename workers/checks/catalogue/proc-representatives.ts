import type { Check } from '../check.ts'
import { cases, goesBy, ofCase, templates } from '../procedure.ts'

export const check: Check = {
  id: 'proc-representatives',
  group: 'procedure',
  severity: 'serious',
  title: { zh: '评议代表人数不足', en: 'Too few representatives' },
  rule: '村级民主评议的代表人数按全村人口不少于规定的人数。',
  source: '扶贫开发建档立卡工作方案：一千人以下的村不少于 20 人，一千人以上的不少于 30 人',
  mend: '人数填错的，按签到册改正；确实不足的，重新评议。',
  subject: 'case',
  reads: ['procedure_case', 'household', 'village'],
  parameters: ['procedures.templates'],
  figures: {
    head_name: '户主',
    procedure: '程序',
    reviewed_on: '评议日期',
    representatives: '代表人数',
    needed: '应到人数',
    total_population: '全村人口',
  },
  sql: `
    WITH ${templates},
    met AS MATERIALIZED (
      SELECT ${ofCase}, c.reviewed_on, c.representatives, t.large_village, t.representatives AS small, t.representatives_large AS large
      FROM ${cases} WHERE ${goesBy} AND c.representatives IS NOT NULL)
    SELECT m.subject, m.household_no, m.township, m.village, m.head_name, m.procedure, m.reviewed_on, m.representatives, v.total_population,
      CASE WHEN v.total_population IS NULL THEN min(m.small, m.large) WHEN v.total_population >= m.large_village THEN m.large ELSE m.small END AS needed
    FROM met m LEFT JOIN village v ON v.key = m.township || '/' || m.village
    WHERE m.representatives < needed`,
  sentence: ({ head_name, procedure, representatives, needed, total_population }) =>
    `${head_name ? `${head_name}户` : '该户'}的${procedure}，民主评议到会 ${representatives} 人，${total_population === null ? '不论村大小都' : `全村 ${total_population} 人，`}应不少于 ${needed} 人。`,
  examples: [
    {
      says: '小村不足二十人、大村不足三十人的列出；正好的、没有写人数的不列',
      given: {
        village: [
          { township: '甲乡', name: '一村', total_population: 999 },
          { township: '甲乡', name: '二村', total_population: 1000 },
        ],
        household: ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'].map((key, n) => ({
          key,
          village: n % 2 === 0 ? '一村' : '二村',
        })),
        procedure_case: [19, 29, 20, 30, null, 29].map((representatives, n) => ({
          household_no: `H${n + 1}`,
          procedure: n === 5 ? '返贫' : '脱贫退出',
          reviewed_on: '2020-09-01',
          representatives,
        })),
      },
      found: ['H1/脱贫退出', 'H2/脱贫退出'],
    },
    {
      says: '不知道村人口时，连小村的人数都不够才列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }],
        procedure_case: [
          { household_no: 'H1', procedure: '脱贫退出', reviewed_on: '2020-09-01', representatives: 12 },
          { household_no: 'H2', procedure: '脱贫退出', reviewed_on: '2020-09-01', representatives: 25 },
        ],
      },
      found: ['H1/脱贫退出'],
    },
  ],
}
