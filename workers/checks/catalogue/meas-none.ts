import type { Check } from '../check.ts'
import { delivered, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'meas-none',
  group: 'measures',
  severity: 'blocker',
  title: { zh: '无帮扶措施', en: 'No measure' },
  rule: '一户至少一项帮扶措施。',
  source: '县结对帮扶方案：定措施',
  mend: '针对致贫原因落实措施并登入台账；已落实没有登记的补登。',
  subject: 'household',
  reads: ['household', 'measure'],
  parameters: ['register.undeliveredHouseholds'],
  figures: { cause: '主要致贫原因' },
  sql: `
    SELECT h.key AS subject, h.key AS household_no, h.township, h.village, h.cause
    FROM household h
    WHERE NOT EXISTS (SELECT 1 FROM measure m WHERE m.household_no = h.key) ${ofHouseholds('h.key')}
      AND ${delivered('h', 'measure')}`,
  sentence: ({ cause }) => `帮扶措施台账中没有本户${cause ? `（主要致贫原因：${cause}）` : ''}。`,
  examples: [
    {
      says: '台账中没有的户列出',
      given: { household: [{ key: 'H1' }, { key: 'H2' }], measure: [{ household_no: 'H2', category: '产业帮扶' }] },
      found: ['H1'],
    },
    {
      says: '二十户以上的乡镇一户都没有的，是还没有交台账，不列',
      given: {
        household: [
          ...Array.from({ length: 20 }, (_, n) => ({ key: `A${n}`, township: '乙乡' })),
          { key: 'H1', township: '丙乡' },
          { key: 'H2', township: '丁乡' },
        ],
        measure: [{ household_no: 'H2', category: '产业帮扶' }],
      },
      found: ['H1'],
    },
  ],
}
