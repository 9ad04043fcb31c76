import type { Coverage, Movement } from '../../shared/bulletin.ts'

export const noMovement = (): Movement => ({ start: 0, come: 0, over: 0, end: 0, overdue: 0, due: 0, inTime: 0 })
export const noCoverage = (): Coverage => ({
  ...{ households: 0, needy: 0, paired: 0, visitKnown: 0, visited: 0 },
  ...{ measureKnown: 0, measured: 0, planKnown: 0, planned: 0 },
})
export const movementNames = Object.keys(noMovement()) as (keyof Movement)[]
export const coverageNames = Object.keys(noCoverage()) as (keyof Coverage)[]

/** Rows of one key put together, in the order the keys first come. */
export function summed<Name extends string, Row extends Record<Name, number>>(
  rows: Row[],
  keyOf: (row: Row) => string,
  names: Name[],
): Row[] {
  const sums = new Map<string, Row>()
  for (const row of rows) {
    const key = keyOf(row)
    const sum = sums.get(key)
    if (sum === undefined) sums.set(key, { ...row })
    else for (const name of names) Object.assign(sum, { [name]: sum[name] + row[name] })
  }
  return [...sums.values()]
}
