/** Fen as people write yuan: 8600 or 12176.67. */
export function yuan(fen: string | number | null | undefined): string {
  return typeof fen === 'number' ? String(Math.round(fen) / 100) : '未知'
}

/** Sums of projects as ledgers write them: 63.6 万元, below that 1200 元. */
export function sum(fen: string | number | null | undefined): string {
  if (typeof fen !== 'number' || fen < 1_000_000) return `${yuan(fen)} 元`
  return `${Math.round(fen / 100) / 10_000} 万元`
}
