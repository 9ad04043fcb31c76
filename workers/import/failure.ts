/** Why an import stopped (出错原因), in words: what happened and what to do. By what the storage says of itself. */
import type { ImportRow } from './store.ts'

const causes: { code: string; says: RegExp; words: string }[] = [
  {
    code: 'disk-full',
    says: /SQLITE_FULL|disk is full|ENOSPC|no space left|maximum (DB|database) size/i,
    words: '磁盘已满，写不进去了。请管理员腾出空间，然后点“接着做完”',
  },
  {
    code: 'file-gone',
    says: /raw workbook .* is gone/,
    words: '存放的工作簿找不到了，可能被移走或删除。请把它放回原处后点“接着做完”，或者取消这次导入、重新上传文件',
  },
  {
    code: 'file-damaged',
    says: /raw workbook .* (was changed|cannot be read: .*range)/i,
    words: '存放的工作簿已损坏，和上传时不一样。请取消这次导入、重新上传文件',
  },
  {
    code: 'storage',
    says: /raw workbook .* cannot be read|SQLITE_IOERR|disk I\/O|\bR2\b/i,
    words: '读写存储时出错，可能是暂时的。请过一会儿点“接着做完”；如仍出错，请管理员检查存放数据的磁盘',
  },
]
const unknown = {
  code: 'failed',
  words: '处理时出错，文件还在。请点“接着做完”；如仍出错，请把这次导入的编号告诉管理员',
}

export function failureOf(error: unknown, row: ImportRow): { code: string; message: string } {
  const said = String(error)
  const { code, words } = causes.find(({ says }) => says.test(said)) ?? unknown
  return { code, message: `${words}。${whereItIs(row)}` }
}

function whereItIs({ state, undo_from, rows_committed, rows_staged, rows_undone }: ImportRow): string {
  if (state === 'undoing' && undo_from !== null)
    return `撤销到一半：已处理 ${rows_undone} / ${rows_staged} 条，会从停下的地方接着撤销。`
  if (state === 'undoing') return '还没有开始撤销，台账没有变化。'
  if (rows_committed === 0) return '没有写入台账。'
  return `已写入台账 ${rows_committed} / ${rows_staged} 条，会从停下的地方接着写，不会重复。`
}
