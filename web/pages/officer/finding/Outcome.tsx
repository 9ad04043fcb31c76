import type { Finding } from '../../../../shared/finding.ts'
import type { Handled } from '../../../../shared/handling.ts'
import { to } from '../../../to.ts'
import { Note } from '../../../ui/Note.tsx'
import { count } from '../../../words.ts'
import { type Doing, doingWords } from './doing.ts'

export type Done = { doing: Doing; handled: Handled }

/** So many reasons are shown at once, and so many findings named of each; the rest is counted. */
const shown = 4
const named = 20

/** What an order came to: how many were done, and which were not and why; those stay ticked. */
export function Outcome({ done, rows, close }: { done: Done; rows: Finding[]; close: () => void }) {
  const { doing, handled } = done
  const reasons = byReason(handled.refused)
  const rest = reasons.slice(shown)
  const list = (some: typeof reasons) =>
    some.map(([why, refused]) => <Refused key={why} why={why} ids={refused} rows={rows} />)
  return (
    <Note tone={handled.refused.length > 0 ? 'warn' : 'good'}>
      <strong>
        {doingWords[doing][1]} {count(handled.done)} 条
        {handled.refused.length > 0 && `，${count(handled.refused.length)} 条没有办成，还留着勾`}
      </strong>
      {list(reasons.slice(0, shown))}
      {rest.length > 0 && (
        <details>
          <summary>还有 {count(rest.length)} 种原因</summary>
          {list(rest)}
        </details>
      )}
      <p>
        <button type="button" onClick={close}>
          知道了
        </button>
      </p>
    </Note>
  )
}

/** The commonest first. */
function byReason(refused: Handled['refused']): [why: string, ids: number[]][] {
  const reasons = new Map<string, number[]>()
  for (const { id, why } of refused) reasons.get(why)?.push(id) ?? reasons.set(why, [id])
  return [...reasons].sort(([, a], [, b]) => b.length - a.length)
}

function Refused({ why, ids, rows }: { why: string; ids: number[]; rows: Finding[] }) {
  const sentence = (id: number) => rows.find((one) => one.id === id)?.sentence ?? `第 ${id} 号疑点`
  return (
    <details>
      <summary>
        {count(ids.length)} 条：{why}
      </summary>
      <ul class="will">
        {ids.slice(0, named).map((id) => (
          <li key={id}>
            <a href={to.finding(id)}>{sentence(id)}</a>
          </li>
        ))}
        {ids.length > named && <li>还有 {count(ids.length - named)} 条</li>}
      </ul>
    </details>
  )
}
