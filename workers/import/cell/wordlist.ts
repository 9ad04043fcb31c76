/** A code list's source, `kept: 'other words'`, by every word that may be written for a kept one. */
export function list(source: Record<string, string>): Map<string, string> {
  const words = new Map<string, string>()
  for (const [kept, others] of Object.entries(source)) {
    words.set(kept, kept)
    for (const other of others.split(/\s+/)) if (other !== '') words.set(other, kept)
  }
  return words
}
