import type { Check } from '../check.ts'
import { delivered, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'meas-cause-unmatched',
  group: 'measures',
  severity: 'serious',
  title: { zh: '措施与原因不匹配', en: 'No measure answers the cause' },
  rule: '主要致贫原因应有对应的措施（对应表见政策参数）。',
  source: '防止返贫监测数据质量规则（省级）5_18_001 至 5_18_006',
  mend: '按对应表补充措施；原因已变化的，改正主要致贫原因。',
  subject: 'household',
  reads: ['household', 'measure'],
  parameters: ['measures.answers', 'register.undeliveredHouseholds'],
  figures: { cause: '主要致贫原因', wanted: '应有的措施', have: '现有的措施' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.cause,
      (SELECT group_concat(w.value, '、') FROM json_each(?2, '$.measures.answers') r, json_each(r.value, '$.categories') w
       WHERE r.value ->> 'cause' = h.cause) AS wanted,
      (SELECT group_concat(DISTINCT m.category) FROM measure m WHERE m.household_no = h.key) AS have
    FROM household h
    WHERE h.cause IN (SELECT r.value ->> 'cause' FROM json_each(?2, '$.measures.answers') r)
      AND NOT EXISTS (
        SELECT 1 FROM measure m
        WHERE m.household_no = h.key AND h.cause || '/' || m.category IN (
          SELECT (r.value ->> 'cause') || '/' || w.value
          FROM json_each(?2, '$.measures.answers') r, json_each(r.value, '$.categories') w)
      ) ${ofHouseholds('h.key')} AND ${delivered('h', 'measure')}`,
  sentence: ({ cause, wanted, have }) =>
    `主要致贫原因是${cause}，应有${wanted}，现${have ? `只有${String(have).replaceAll(',', '、')}` : '没有任何措施'}。`,
  examples: [
    {
      says: '因病而没有健康帮扶的列出；原因不在表内的不列',
      given: {
        household: [
          { key: 'H1', cause: '因病' },
          { key: 'H2', cause: '因病' },
          { key: 'H3', cause: '缺资金' },
        ],
        measure: [
          { household_no: 'H1', category: '产业帮扶' },
          { household_no: 'H2', category: '健康帮扶' },
        ],
      },
      found: ['H1'],
    },
  ],
}
