/** Seconds something took, to the millisecond. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return round((performance.now() - started) / 1000)
}

export function round(number: number, digits = 3): number {
  return Number(number.toFixed(digits))
}

/** The value that 99 of 100 stay under. */
export function p99(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.99) - 1] as number
}
