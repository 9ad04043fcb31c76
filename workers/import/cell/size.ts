/** Sizes as ledgers write them: a number, and its unit where that is another than the column's (`1.5千米`, `300 米`). */

const lengths: Record<string, number> = { 公里: 1, 千米: 1, km: 1, 里: 0.5, 米: 0.001, m: 0.001 }
const sizes: Record<string, Record<string, number>> = {
  亩: { 亩: 1 },
  平方米: { 平方米: 1, 平方: 1, 平米: 1, m2: 1 },
  公里: lengths,
}

/** In `unit`; `header`: what the column's header says it is in. */
export function readSize(words: string, unit: string, header = unit): number | undefined {
  const found = /^(-?\d+(?:\.\d+)?)(\D{0,3}|m2)$/i.exec(words.replace(/,(?=\d{3})/g, ''))
  const times = sizes[unit]?.[found?.[2]?.toLowerCase() || header]
  return !found || times === undefined ? undefined : Number((Number(found[1]) * times).toPrecision(12))
}
