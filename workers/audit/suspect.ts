import type { AuditFault } from '../../shared/audit.ts'
import { rowMac, type TrailRow } from '../db/chain.ts'

/**
 * A suspect (可疑行): a row that does not follow from the one before it. `due` is the number a row there should have,
 * `previous` the mac it stands behind, `expected` the mac it should have there; `place`: within the trail, behind missing
 * rows, or outside of what was ever written.
 */
export type Suspect = {
  row: TrailRow
  due: number
  previous: string
  expected: string
  place: 'inside' | 'behind-gap' | 'outside'
}

// Every suspect is held against every other, and against every number: past so many each stands by itself.
const mostCompared = 300
const mostMoved = 30

/**
 * Tells the rows somebody changed from those that merely stand behind one: a row is whole where it follows from a row
 * that was there once, and moved where it does so under another number. `last` is where the trail ends.
 */
export function explain(key: Uint8Array, suspects: Suspect[], last: { id: number; mac: string }): AuditFault[] {
  const compared = suspects.length <= mostCompared ? suspects : []
  const macs = compared.flatMap(({ row, previous, expected }) => [previous, expected, row.mac])
  const behind = new Set([...macs, last.mac])
  const ids = suspects.flatMap(({ row, due }) => [due, row.id])
  const numbers = suspects.length <= mostMoved ? new Set([...ids, last.id + 1]) : []
  const follows = (row: TrailRow) => [...behind].some((previous) => rowMac(key, previous, row) === row.mac)

  return suspects.flatMap(({ row, place }): AuditFault[] => {
    const { id } = row
    if (follows(row)) return []
    const was = [...numbers].find((number) => follows({ ...row, id: number }))
    if (was !== undefined) return [{ id, kind: 'moved', what: `这里的内容原是第 ${was} 行，顺序被调换` }]
    if (place === 'outside') return [{ id, kind: 'inserted', what: '不是系统写的，是插入的' }]
    return place === 'behind-gap' ? [] : [{ id, kind: 'changed', what: '内容被改动' }]
  })
}
