import type { Example, Figures } from './check.ts'
import { ofHouseholds } from './clauses.ts'

/** What the cross-match checks (比对疑点) share: which lists a check reads is in policy, comparisonLists. */
export const onList = (checkId: string) => `
    SELECT p.key AS subject, p.household_no, h.township, h.village, p.name, c.list,
      group_concat(DISTINCT nullif(coalesce(c.detail, '') || coalesce(' ' || nullif(c.dated_on, ''), ''), '')) AS detail
    FROM comparison c CROSS JOIN person p ON p.id18 = c.id18 JOIN household h ON h.key = p.household_no
    WHERE c.list IN (
        SELECT value ->> 'list' FROM json_each(?2, '$.comparisonLists') WHERE value ->> 'check' = '${checkId}')
      AND c.id18 <> '' AND p.id_state IN ('valid', 'checksum') ${ofHouseholds('p.household_no')}
    GROUP BY p.key`

export const onListSentence = ({ name, list, detail }: Figures) =>
  `${name}在“${list}”名单上${detail ? `：${String(detail).replaceAll(',', '；').trim()}` : ''}。`

export const onListExamples = (list: string): Example[] => [
  {
    says: '证件号码在名单上的成员列出；同名而号码不同的、号码丢位的、在别的名单上的不列',
    given: {
      household: [{ key: 'H1' }, { key: 'H2' }],
      person: [
        { household_no: 'H1', name: '甲', id18: 'enc:a;', id_state: 'valid' },
        { household_no: 'H2', name: '甲', id18: 'enc:b;', id_state: 'valid' },
        { household_no: 'H2', name: '乙', id18: 'enc:c;', id_state: 'refused' },
        { household_no: 'H2', name: '丙', id18: 'enc:d;', id_state: 'valid' },
      ],
      comparison: [
        { list, name: '甲', id18: 'enc:a;' },
        { list, name: '乙', id18: 'enc:c;' },
        { list: '另一名单', name: '丙', id18: 'enc:d;' },
      ],
    },
    found: ['H1/甲'],
  },
]
