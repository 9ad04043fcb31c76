import type { AuditFault, AuditFaultKind } from '../../shared/audit.ts'
import { type Anchor, genesis, isGenuine, rowMac, type TrailRow } from '../db/chain.ts'
import { explain, type Suspect } from './suspect.ts'

/** A trail overwritten whole has thousands of faults, of which the first say enough. */
const mostFaults = 200

/**
 * Verifies a trail, given a page at a time in the order of its ids, against the key it was chained with and the anchor
 * kept elsewhere (null where there is none). Answers how many rows there are and every one that is not as it was written.
 */
export async function verify(
  key: Uint8Array,
  pages: AsyncIterable<TrailRow[]>,
  anchor: Anchor | null,
): Promise<{ rows: number; faults: AuditFault[] }> {
  const walk = new Walk(key, anchor)
  for await (const page of pages) for (const row of page) walk.take(row)
  return walk.finish()
}

/** Row by row; keeps only what looks wrong. */
class Walk {
  private readonly key: Uint8Array
  private readonly anchor: Anchor | null
  private readonly genuine: boolean
  private readonly suspects: Suspect[] = []
  private readonly faults: AuditFault[] = []
  private last = { id: 0, mac: genesis }
  private anchoredMac: string | null = null
  private rows = 0

  constructor(key: Uint8Array, anchor: Anchor | null) {
    this.key = key
    this.anchor = anchor
    this.genuine = anchor !== null && isGenuine(key, anchor)
  }

  take(row: TrailRow): void {
    this.rows++
    if (row.id === this.anchor?.id) this.anchoredMac = row.mac
    const { mac: previous } = this.last
    const due = this.last.id + 1
    const expected = rowMac(this.key, previous, row)
    const whole = expected === row.mac
    if (!whole && this.isOutside(row.id)) {
      this.suspects.push({ row, due, previous, expected, place: 'outside' })
      return
    }
    if (row.id > due) this.gap(due, row.id - 1, whole)
    if (!whole) this.suspects.push({ row, due, previous, expected, place: row.id > due ? 'behind-gap' : 'inside' })
    this.last = { id: row.id, mac: row.mac }
  }

  finish(): { rows: number; faults: AuditFault[] } {
    this.faults.push(...explain(this.key, this.suspects, this.last))
    this.end()
    const faults = this.faults.toSorted((a, b) => a.id - b.id)
    if (faults.length <= mostFaults) return { rows: this.rows, faults }
    const { id, kind } = faults[mostFaults]!
    const more = { id, kind, what: `从这一行起还有 ${faults.length - mostFaults} 处` }
    return { rows: this.rows, faults: [...faults.slice(0, mostFaults), more] }
  }

  /** Where the system itself has never written: no row of its own is there without following from another. */
  private isOutside(id: number): boolean {
    return id < 1 || (this.genuine && id > this.anchor!.id)
  }

  private gap(from: number, to: number, writtenOn: boolean): void {
    const which = from === to ? `第 ${from} 行缺失` : `第 ${from}–${to} 行缺失，共 ${to - from + 1} 行`
    const next = writtenOn ? '（删去以后系统又往下写）' : `，第 ${to + 1} 行因此无法核对`
    this.fault(from, 'missing', which + next)
  }

  private end(): void {
    const { anchor, last, genuine, anchoredMac } = this
    if (anchor === null) {
      if (this.rows > 0) this.fault(last.id, 'anchor', '链外锚点不见了，无法证明末尾没有被删')
    } else if (!genuine) {
      this.fault(anchor.id, 'anchor', '链外锚点被改动，无法证明末尾没有被删')
    } else if (anchor.id > last.id) {
      const from = last.id + 1
      this.fault(from, 'missing', `末尾 ${anchor.id - last.id} 行缺失（第 ${from}–${anchor.id} 行）`)
    } else if (anchoredMac !== null && anchoredMac !== anchor.rowMac && !this.named(anchor.id)) {
      this.fault(anchor.id, 'anchor', '与链外锚点记下的不是同一行')
    }
  }

  private named(id: number): boolean {
    return this.faults.some((fault) => fault.id === id)
  }

  private fault(id: number, kind: AuditFaultKind, what: string): void {
    this.faults.push({ id, kind, what })
  }
}
