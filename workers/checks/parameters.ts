import type { FindingPage } from '../../shared/finding.ts'
import { type Policy, policyLines } from '../../shared/policy.ts'
import type { Check } from './check.ts'

/** The parameters a check reads, with their values in words. */
export function parametersOf({ parameters }: Check, policy: Policy): FindingPage['parameters'] {
  return policyLines(policy)
    .filter(({ path }) => parameters.includes(path))
    .map(({ line, unit, value, source }) => ({ name: line, value: inWords(value, unit), source }))
}

function inWords(value: unknown, unit: string): string {
  if (Array.isArray(value)) return value.length === 0 ? '（没有）' : value.map((one) => inWords(one, unit)).join('、')
  if (typeof value !== 'object' || value === null)
    return typeof value === 'number' ? `${value} ${unit}`.trim() : String(value)
  return Object.entries(value)
    .map(([name, one]) =>
      Number.isNaN(Number(name)) && typeof one !== 'number' ? inWords(one, unit) : `${name} ${inWords(one, unit)}`,
    )
    .join('；')
}
