import type { Sealer } from './seal.ts'

/** Eleven digits and more on end (phones, ID numbers, certificates, cards), with what an ID number or certificate ends in. */
const run = '\\d{11,}(?:[Xx]\\d{0,4})?'
/** A moment (20240105123045), as exports put it into file names: nobody's number. */
const moment = /^20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/
/** The same as people space them out: 190 1234 5678 · 529901-19900101-123X · 6217 0012 3456 7890 123 · 0470-1234567. */
const spaced = [
  '1[3-9]\\d[ .·-]\\d{4}[ .·-]\\d{4}',
  '\\d{6}[ -]\\d{4}[ -]?\\d{4}[ -]?\\d{3}[\\dXx]',
  '\\d{6}[ -]?\\d{8}[ -]\\d{3}[\\dXx]',
  '(?!19|20)\\d{4}(?:[ -]\\d{4}){3,}(?:[ -]?\\d{1,3})?',
  '0\\d{2,3}-\\d{7,8}',
].map((one) => `(?<!\\d)${one}(?!\\d)`)
const wide = /[０-９Ｘｘ]/
const sealedOrNumber = new RegExp(['enc:[A-Za-z0-9_-]+;', run, ...spaced].join('|'), 'g')
const maybe = /\d[\d .·-]{9}/

/** Seals people's numbers inside words where they stand; what is sealed already stays. */
export function sealNumbers(words: string, sealer: Pick<Sealer, 'seal'>): string {
  return replaceNumbers(words, sealer.seal)
}

/** The same of words out of a form that showed `before` with its numbers masked: those that came back masked stay what they were. */
export function sealTyped(typed: string, before: string | null, sealer: Pick<Sealer, 'seal' | 'maskAll'>): string {
  const shown = [...(before ?? '').matchAll(/enc:[A-Za-z0-9_-]+;/g)]
  const words = shown.reduce((text, [token]) => text.replace(sealer.maskAll(token), () => token), typed)
  return sealNumbers(words, sealer)
}

/** `change` every people's number inside words. */
export function replaceNumbers(words: string, change: (number: string) => string): string {
  if (words.length < 11) return words
  const text = wide.test(words) ? words.replace(/[０-９Ｘｘ]/g, (letter) => letter.normalize('NFKC')) : words
  if (!maybe.test(text)) return words
  return text.replace(sealedOrNumber, (found) =>
    found.startsWith('enc:') || moment.test(found) ? found : change(found),
  )
}
