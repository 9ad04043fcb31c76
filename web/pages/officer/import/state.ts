import { type Entity, entityNames, type Import } from '../../../../shared/import.ts'
import type { ImportState } from '../../../../shared/importstate.ts'
import { count } from '../../../words.ts'

export const isRunning = (state: ImportState): boolean =>
  state === 'uploaded' || state === 'reading' || state === 'committing' || state === 'undoing'

/** It has been compared with the register, and what was found can still be looked at. */
export const hasDifference = (state: ImportState): boolean =>
  state === 'ready' || state === 'submitted' || state === 'committed'

export type Difference = 'new' | 'changed' | 'kept' | 'same' | 'refused' | 'gone'
export const differences: Difference[] = ['new', 'changed', 'kept', 'refused', 'gone', 'same']
export const differenceNames: Record<Difference, string> = {
  new: '新增',
  changed: '变更',
  kept: '保留手工修改',
  same: '相同',
  refused: '暂不入库',
  gone: '本次未出现',
}

export type EntityCount = { entity: Entity; name: string } & Record<Difference, number>

/** What the import holds by entity, in the order a county thinks of them. */
export function entityCounts(one: Import): EntityCount[] {
  const counts = one.summary?.counts
  if (counts === undefined) return []
  return (Object.keys(entityNames) as Entity[]).flatMap((entity) => {
    const known = counts[entity]
    return known === undefined ? [] : [{ entity, name: entityNames[entity], ...known }]
  })
}

export const total = (counts: EntityCount[], state: Difference): number =>
  counts.reduce((sum, one) => sum + one[state], 0)

/** Where an import stands, in one line. */
export function whatIsIn(one: Import): string {
  if (one.state === 'uploaded') return '排队等待读取'
  if (one.state === 'reading') return `已读 ${count(one.rowsRead)} 行，已识别 ${count(one.rowsStaged)} 条`
  if (one.state === 'committing') return `已处理 ${count(one.rowsCommitted)} / ${count(one.rowsStaged)} 条`
  if (one.state === 'undoing') return `已撤销 ${count(one.rowsUndone)} / ${count(one.rowsStaged)} 条`
  if (one.state === 'undone') return '已从台账撤回'
  if (one.refused !== null) return one.refused.message
  if (one.state === 'cancelled') return '没有写入台账（七天没有确认的会自动取消）'
  const counts = entityCounts(one)
  if (counts.length === 0) return '没有可入库的内容'
  const parts = [`新增 ${count(total(counts, 'new'))}`, `变更 ${count(total(counts, 'changed'))}`]
  const held = total(counts, 'refused')
  return [...parts, ...(held > 0 ? [`暂不入库 ${count(held)}`] : [])].join('，')
}
