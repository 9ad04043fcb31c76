import type { Finding } from '../../../../shared/finding.ts'
import type { Handled } from '../../../../shared/handling.ts'
import { to } from '../../../to.ts'
import { Note } from '../../../ui/Note.tsx'
import { count } from '../../../words.ts'
import { type Doing, doingWords } from './doing.ts'

export type Done = { doing: Doing; handled: Handled }

/** So many are named of each reason; the rest is counted. */
const named = 5

/** What an order came to: how many were done, and which were not and why; those stay ticked. */
export function Outcome({ done, rows, close }: { done: Done; rows: Finding[]; close: () => void }) {
  const { doing, handled } = done
  const reasons = new Map<string, number[]>()
  for (const { id, why } of handled.refused) reasons.set(why, [...(reasons.get(why) ?? []), id])
  const sentence = (id: number) => rows.find((one) => one.id === id)?.sentence ?? `第 ${id} 号疑点`
  return (
    <Note tone={handled.refused.length > 0 ? 'warn' : 'good'}>
      <strong>
        {doingWords[doing][1]} {count(handled.done)} 条
        {handled.refused.length > 0 && `，${count(handled.refused.length)} 条没有办成，还留着勾`}
      </strong>
      {[...reasons].map(([why, ids]) => (
        <div key={why}>
          <p>
            {count(ids.length)} 条：{why}
          </p>
          <ul class="will">
            {ids.slice(0, named).map((id) => (
              <li key={id}>
                <a href={to.finding(id)}>{sentence(id)}</a>
              </li>
            ))}
            {ids.length > named && <li>还有 {count(ids.length - named)} 条</li>}
          </ul>
        </div>
      ))}
      <button type="button" class="quiet" onClick={close}>
        知道了
      </button>
    </Note>
  )
}
