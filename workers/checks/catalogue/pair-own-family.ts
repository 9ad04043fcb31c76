import type { Check } from '../check.ts'
import { current, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'pair-own-family',
  group: 'pairing',
  severity: 'blocker',
  title: { zh: '与本户或亲属结对', en: 'Paired with its own household' },
  rule: '帮扶责任人不能帮扶自己家（证件号码相同即为本户成员），也不能帮扶已备案的亲属。',
  source: '严禁优亲厚友的规定',
  mend: '为本户另行指定帮扶责任人，原结对写明原因后解除。',
  subject: 'household',
  reads: ['household', 'person', 'cadre', 'pairing', 'kinship'],
  parameters: [],
  figures: { cadre_name: '帮扶责任人', member: '本户成员', relation: '与户主关系', kinship: '备案的亲属关系' },
  sql: `
    SELECT subject, household_no, township, village, cadre_name, member, relation, kinship, max(member IS NOT NULL) AS own FROM (
      SELECT h.key AS subject, h.key AS household_no, h.township, h.village, p.cadre_name, m.name AS member, m.relation, NULL AS kinship
      FROM pairing p CROSS JOIN cadre c ON c.key = p.cadre_key CROSS JOIN person m ON m.id18 = c.id18 AND m.household_no = p.household_no
        JOIN household h ON h.key = p.household_no
      WHERE c.id18 <> '' AND c.id_state IN ('valid', 'checksum') AND m.id_state IN ('valid', 'checksum')
        AND ${current('p')} ${ofHouseholds('p.household_no')}
      UNION ALL
      SELECT h.key, h.key, h.township, h.village, p.cadre_name, NULL, NULL, k.relation
      FROM kinship k CROSS JOIN pairing p ON p.household_no = k.household_no AND p.cadre_key = k.cadre_key
        JOIN household h ON h.key = p.household_no
      WHERE k.withdrawn_at IS NULL AND ${current('p')} ${ofHouseholds('p.household_no')})
    GROUP BY subject`,
  sentence: ({ cadre_name, member, kinship }) =>
    member === null
      ? `帮扶责任人${cadre_name}与本户是亲属（备案为“${kinship}”）。`
      : `帮扶责任人${cadre_name}与本户成员${member}是同一人（证件号码相同）。`,
  examples: [
    {
      says: '帮扶自己家的列出；本人是别户的帮扶人、号码丢位碰巧相同的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }],
        person: [
          { household_no: 'H1', name: '干部甲', id18: 'enc:a;', id_state: 'valid' },
          { household_no: 'H2', name: '干部乙', id18: 'enc:b;', id_state: 'valid' },
          { household_no: 'H3', name: '某人', id18: 'enc:c;', id_state: 'checksum' },
        ],
        cadre: [
          { name: '干部甲', id18: 'enc:a;', id_state: 'valid' },
          { name: '干部乙', id18: 'enc:b;', id_state: 'valid' },
          { name: '干部丙', id18: 'enc:c;', id_state: 'refused' },
        ],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲' },
          { household_no: 'H2', cadre_name: '干部甲' },
          { household_no: 'H1', cadre_name: '干部乙' },
          { household_no: 'H3', cadre_name: '干部丙' },
        ],
      },
      found: ['H1'],
    },
    {
      says: '与备案的亲属结对的列出；备案已撤销的、结对已结束的、由旁人帮扶的不列',
      given: {
        household: [{ key: 'H1' }, { key: 'H2' }, { key: 'H3' }, { key: 'H4' }],
        cadre: [{ name: '干部甲' }, { name: '干部乙' }],
        pairing: [
          { household_no: 'H1', cadre_name: '干部甲' },
          { household_no: 'H2', cadre_name: '干部甲' },
          { household_no: 'H3', cadre_name: '干部甲', until_on: '2026-07' },
          { household_no: 'H4', cadre_name: '干部乙' },
        ],
        kinship: [
          { household_no: 'H1', cadre_key: '干部甲/', relation: '岳父' },
          { household_no: 'H2', cadre_key: '干部甲/', relation: '兄弟', withdrawn_at: '2026-05-01' },
          { household_no: 'H3', cadre_key: '干部甲/', relation: '兄弟' },
          { household_no: 'H4', cadre_key: '干部甲/', relation: '叔父' },
        ],
      },
      found: ['H1'],
    },
  ],
}
