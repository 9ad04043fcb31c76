/**
 * Masks a number of a person: an ID number or account (15 characters and more) keeps its first three and last four, a
 * mobile phone 190****7219, anything else its outer quarters.
 */
export function mask(number: string): string {
  const characters = [...number]
  const [head, tail] = kept(number, characters.length)
  const stars = '*'.repeat(characters.length - head - tail)
  return characters.slice(0, head).join('') + stars + characters.slice(characters.length - tail).join('')
}

function kept(number: string, length: number): [head: number, tail: number] {
  if (length >= 15) return [3, 4]
  if (/^1\d{10}$/.test(number)) return [3, 4]
  const outer = Math.floor(length / 4)
  return [outer, outer]
}
