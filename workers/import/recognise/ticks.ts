/** What stands in a column that is a word of its own (因病 √): yes, no, nothing, or something else. */
import { type Cell, tight } from '../cell/text.ts'

export type Tick = 'yes' | 'no' | 'blank' | 'other'

export function tickOf(cell: Cell | undefined): Tick {
  const raw = tight(cell)
  if (raw === '') return 'blank'
  if (/^(是|有|对|√|✓|✔|☑|●|V|1|Y|YES|TRUE|享受|已享受)$/i.test(raw)) return 'yes'
  return /^(否|无|×|✗|☐|□|X|0|N|NO|FALSE|未享受|不享受|\/|-|—)$/i.test(raw) ? 'no' : 'other'
}
