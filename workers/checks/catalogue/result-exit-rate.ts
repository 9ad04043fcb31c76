import type { Check } from '../check.ts'
import { byPost, cadreSubject, current, ofCadres } from '../clauses.ts'

export const check: Check = {
  id: 'result-exit-rate',
  group: 'reporting',
  severity: 'notice',
  title: { zh: '帮扶对象脱贫率不足', en: 'Exit rate of a cadre’s households too low' },
  rule: '帮扶责任人的现任帮扶户中，计划在上年底以前脱贫的，脱贫比例应达到职务级别对应的下限。',
  source: '县结对帮扶方案：领导 95%，一般干部 90%',
  mend: '分析没有脱贫的户缺什么，调整帮扶计划；计划年度填错的改正。',
  subject: 'cadre',
  reads: ['cadre', 'pairing', 'household'],
  parameters: ['results.exitPercent'],
  figures: {
    name: '姓名',
    post_level: '职务级别',
    planned: '计划脱贫户数',
    exited: '已脱贫户数',
    percent: '脱贫率（%）',
    limit_percent: '下限（%）',
  },
  sql: `
    SELECT ${cadreSubject('c')} AS subject, c.key AS cadre_key, c.name, c.post_level,
      count(*) AS planned, sum(d.status = '已脱贫') AS exited, round(100.0 * sum(d.status = '已脱贫') / count(*), 1) AS percent,
      coalesce(${byPost('c.post_level', 'results.exitPercent')}, ?2 ->> '$.results.exitPercent."其他"') AS limit_percent
    FROM (
      SELECT DISTINCT p.cadre_key, h.key, h.status
      FROM (
        SELECT DISTINCT w.cadre_key
        FROM household b CROSS JOIN pairing w ON w.household_no = b.key
        WHERE b.status <> '' AND b.status <> '已脱贫' AND ${current('w')} ${ofCadres('w.cadre_key')}
      ) behind CROSS JOIN pairing p ON p.cadre_key = behind.cadre_key CROSS JOIN household h ON h.key = p.household_no
      WHERE ${current('p')} AND coalesce(p.planned_exit_year, h.planned_exit_year) < CAST(substr(?1, 1, 4) AS INTEGER)
        AND h.status <> ''
    ) d JOIN cadre c ON c.key = d.cadre_key
    GROUP BY d.cadre_key HAVING 100.0 * exited / planned < limit_percent`,
  sentence: ({ name, post_level, planned, exited, percent, limit_percent }) =>
    `${name}${post_level ? `（${post_level}）` : ''}帮扶的户中 ${planned} 户计划已到期，脱贫 ${exited} 户，占 ${percent}%，应达到 ${limit_percent}%。`,
  examples: [
    {
      says: '计划上年脱贫而没有脱贫的列出；计划以后年度的、已脱贫的不列',
      given: {
        household: [
          { key: 'H1', status: '未脱贫' },
          { key: 'H2', status: '未脱贫' },
          { key: 'H3', status: '已脱贫' },
        ],
        cadre: [
          { name: '干部甲', post_level: '一般干部', phone: '101' },
          { name: '干部乙', post_level: '一般干部', phone: '102' },
        ],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲', planned_exit_year: 2025 },
          { household_no: 'H2', cadre_name: '干部乙', planned_exit_year: 2027 },
          { household_no: 'H3', cadre_name: '干部乙', planned_exit_year: 2020 },
        ],
      },
      found: ['干部甲/101'],
    },
  ],
}
