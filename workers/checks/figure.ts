/** Fen as people write yuan: 8600 or 12176.67. */
export function yuan(fen: string | number | null | undefined): string {
  return typeof fen === 'number' ? String(Math.round(fen) / 100) : '未知'
}
