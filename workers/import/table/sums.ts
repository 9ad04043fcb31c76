/** Sums a ledger states itself (总收入 = 工资 + 经营 + …): told where its own columns say something else, in words for the notice. */
import type { LedgerKind, Values } from '../kind/kind.ts'

/** What amounts are rounded to, in fen: two or three decimals of 万元, whole 元. */
const grains = [10_000, 1_000, 100]

export function wrongSums(kind: LedgerKind, values: Values): string[] {
  return (kind.sums ?? []).flatMap(({ total, parts: needed, also = [] }) => {
    const stated = values[total]
    const parts = [...needed, ...also.filter((name) => values[name] !== undefined)]
    const amounts = amountsOf(parts, values)
    if (typeof stated !== 'number' || amounts === null) return []
    const sum = amounts.reduce((all, amount) => all + amount, 0)
    if (Math.abs(sum - stated) <= slack([stated, ...amounts])) return []
    const words = parts.map((part, at) => `${part.startsWith('-') ? '−' : at === 0 ? '' : '+'}${titleOf(kind, part)}`)
    return [`${titleOf(kind, total)} ${stated / 100} 元；${words.join('')}＝${sum / 100} 元`]
  })
}

/** null where the ledger leaves a column out, or fills none. A blank among filled ones is nothing. */
function amountsOf(parts: string[], values: Values): number[] | null {
  const amounts = parts.map((part) => values[part.replace('-', '')])
  if (amounts.includes(undefined) || !amounts.some((amount) => typeof amount === 'number')) return null
  return parts.map((part, at) => {
    const amount = amounts[at]
    return typeof amount === 'number' ? (part.startsWith('-') ? -amount : amount) : 0
  })
}

/** Each part may be rounded by half of what all are rounded to. */
function slack(amounts: number[]): number {
  const grain = grains.find((size) => amounts.every((amount) => amount % size === 0)) ?? 1
  return Math.max(100, (grain * amounts.length) / 2)
}

function titleOf(kind: LedgerKind, part: string): string {
  const name = part.replace('-', '')
  return kind.fields.find((field) => field.name === name)?.title ?? name
}
