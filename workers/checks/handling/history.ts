import type { Allowed, FindingStep } from '../../../shared/handling.ts'
import type { Reading } from './reader.ts'

/** What was done with a finding, oldest first. */
export async function stepsOf(_reading: Reading, _finding: number): Promise<FindingStep[]> {
  return []
}

export async function allowedOf(_reading: Reading, _finding: number): Promise<Allowed> {
  return { assign: null, answer: null, verify: null, recall: null }
}
