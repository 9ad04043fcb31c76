import type { Part } from '../../../../shared/bulletin.ts'
import { to } from '../../../to.ts'
import { Note } from '../../../ui/Note.tsx'

/** What a list keeps to, of how findings moved in some days. */
const partWords: Record<Part, (from: string, to: string) => string> = {
  start: (from) => `${from} 开始时未消除的疑点`,
  come: (from, to) => `${from} 至 ${to} 新增的疑点（包括再次出现的）`,
  over: (from, to) => `${from} 至 ${to} 办结或数据中消除的疑点`,
  end: (_, to) => `${to} 结束时未消除的疑点`,
  overdue: (_, to) => `${to} 已逾期未办的疑点`,
  due: (from, to) => `期限在 ${from} 至 ${to} 的疑点`,
  inTime: (from, to) => `期限在 ${from} 至 ${to}、期限内办结的疑点`,
  found: (from, to) => (from === '' ? `${to} 以前发现、还没消除的疑点` : `${from} 至 ${to} 发现、还没消除的疑点`),
}

/** Says whose number a list is behind, and leads out of it. */
export function PartNote({ asked }: { asked: Record<string, string | undefined> }) {
  const { part, from = '', to: last } = asked
  const words = part !== undefined && part in partWords ? partWords[part as Part] : undefined
  if (words === undefined || last === undefined) return null
  return (
    <Note tone="info">
      {words(from, last)}
      {asked.nowhere && '，其中不在哪个乡镇或村的'}，按现在的数据列出。{' '}
      <a href={to.findings({ status: 'open' })}>看现在全部的疑点</a>
    </Note>
  )
}
