import type { Rule, RulePack } from '../../../../shared/rule.ts'
import household from './household.json' with { type: 'json' }
import person from './person.json' with { type: 'json' }
import project from './project.json' with { type: 'json' }
import head from './quality-2023.json' with { type: 'json' }
import village from './village.json' with { type: 'json' }

/** The pack shipped with the product: what one province's published rule names ask, as far as ledgers carry it (COVERAGE.md). */
export const quality2023 = {
  ...(head as Omit<RulePack, 'rules' | 'format'> & { format: 'jiedui-rules/1' }),
  rules: [...village, ...household, ...person, ...project] as unknown as Rule[],
} satisfies RulePack
