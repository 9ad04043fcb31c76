import type { FindingPage } from '../../shared/finding.ts'
import { type Policy, policyLines } from '../../shared/policy.ts'
import { valueWords } from '../../shared/policywords.ts'
import type { Check } from './check.ts'

/** The parameters a check reads, with their values in words. */
export function parametersOf({ parameters }: Check, policy: Policy): FindingPage['parameters'] {
  return policyLines(policy)
    .filter(({ path }) => parameters.includes(path))
    .map(({ line, unit, value, source }) => ({ name: line, value: valueWords(value, unit), source }))
}
