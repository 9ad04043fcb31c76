import type { Check } from '../check.ts'
import { inSchool, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-cause-contradicted',
  group: 'register',
  severity: 'serious',
  title: { zh: '致贫原因与成员情况不符', en: 'Cause contradicted by the members' },
  rule: '因病的户应有患慢性病或大病的成员，因残的户应有残疾成员，因学的户应有在校生（学前教育不算）。',
  source: '防止返贫监测数据质量规则（省级）2_11_001、5_15_015',
  mend: '核实主要致贫原因；成员的健康、残疾、在校情况漏填的补填，原因填错的改正。',
  subject: 'household',
  reads: ['household', 'person'],
  parameters: [],
  figures: { cause: '主要致贫原因', members: '成员数' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.cause, count(*) AS members
    FROM household h JOIN person p ON p.household_no = h.key
    WHERE h.cause IN ('因病', '因残', '因学') ${ofHouseholds('h.key')}
    GROUP BY h.key
    HAVING CASE h.cause
      WHEN '因病' THEN max(p.health LIKE '%病%' AND p.health NOT LIKE '无%') = 0 AND count(p.health) = count(*)
      WHEN '因残' THEN max(p.health LIKE '%残%' OR coalesce(p.disability_cert, '') <> '' OR coalesce(p.id_length, 0) IN (20, 22)) = 0
        AND count(p.health) = count(*)
      ELSE max(${inSchool('p')} AND p.school NOT IN ('学前教育', '学龄前儿童')) = 0 AND count(p.school) = count(*)
    END`,
  sentence: ({ cause, members }) =>
    `主要致贫原因是${cause}，但 ${members} 名成员中${cause === '因病' ? '没有人患慢性病或大病' : cause === '因残' ? '没有残疾人' : '没有在校生'}。`,
  examples: [
    {
      says: '因病而成员都健康、或都没有登记患病的列出；残疾且慢性病的、没有交付健康状况的不列',
      given: {
        household: [
          { key: 'H1', cause: '因病' },
          { key: 'H2', cause: '因病' },
          { key: 'H3', cause: '因病' },
          { key: 'H4', cause: '因病' },
        ],
        person: [
          { household_no: 'H1', name: '甲', health: '健康' },
          { household_no: 'H2', name: '乙', health: '残疾且慢性病' },
          { household_no: 'H3', name: '丙', health: null },
          { household_no: 'H4', name: '丁', health: '' },
        ],
      },
      found: ['H1', 'H4'],
    },
    {
      says: '因残看健康状况、残疾证号和二十位证件；因学看在校，学前教育不算',
      given: {
        household: [
          { key: 'H1', cause: '因残' },
          { key: 'H2', cause: '因残' },
          { key: 'H3', cause: '因学' },
          { key: 'H4', cause: '因学' },
        ],
        person: [
          { household_no: 'H1', name: '甲', health: '健康', id_length: 18 },
          { household_no: 'H2', name: '乙', health: '健康', id_length: 20 },
          { household_no: 'H3', name: '丙', school: '学前教育' },
          { household_no: 'H4', name: '丁', school: '小学' },
        ],
      },
      found: ['H1', 'H3'],
    },
  ],
}
