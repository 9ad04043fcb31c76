/** Signatures (表头特征): what a header block is known by when it comes again, whatever the order of its columns. */
import { createHash } from 'node:crypto'
import { replaceNumbers } from '../../db/peoplesnumbers.ts'
import { headerKey } from './header.ts'

/** A header as it is compared: normalised, people's numbers in it (open, sealed or masked) left away. */
export function comparable(header: string): string {
  const open = header.replace(/enc:[A-Za-z0-9_-]+;/g, '#')
  return headerKey(replaceNumbers(open, () => '#').replace(/\d*\*{2,}\d*[Xx]?/g, '#')).replaceAll('#', '')
}

/** What a header block is known by: its columns' headers (levels joined by `/`) in any order; titles above are no part of it. */
export function signatureOf(headers: string[]): string {
  const words = headers.map(comparable).filter((word) => word !== '' && word !== ownColumn)
  return createHash('sha256').update(words.sort().join('\n')).digest('hex')
}

/** The column Jiedui itself puts into a workbook it hands back. */
const ownColumn = '结对问题'
