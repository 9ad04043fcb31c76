import { z } from 'zod'

/** Where an import stands (导入状态): uploaded → reading → ready ⇄ submitted → committing → committed → undoing → undone, or it ends earlier. */
export const ImportState = z.enum([
  'uploaded',
  'reading',
  'ready',
  'submitted',
  'refused',
  'committing',
  'committed',
  'undoing',
  'undone',
  'cancelled',
  'failed',
])
export type ImportState = z.infer<typeof ImportState>

export const importStateNames: Record<ImportState, string> = {
  uploaded: '已上传',
  reading: '正在读取',
  ready: '待确认',
  submitted: '待第二人确认',
  refused: '未能读取',
  committing: '正在入库',
  committed: '已入库',
  undoing: '正在撤销',
  undone: '已撤销',
  cancelled: '已取消',
  failed: '出错',
}
