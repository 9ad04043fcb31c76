import type { Home } from '../../../../shared/home.ts'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { count } from '../../../words.ts'
import { SeverityBadge } from '../../SeverityBadge.tsx'

/** What is wrong today, the gravest first, each opening its list. */
export function Todo({ todo }: { todo: Home['todo'] }) {
  const waiting = todo.filter((one) => one.count > 0)
  return (
    <section class="card" aria-labelledby="todo">
      <h2 id="todo">待办</h2>
      {waiting.length === 0 ? (
        <Empty title="没有待办，台账里没有发现要整改的问题。">
          <a href={to.checks()}>看看都核查了什么</a>
        </Empty>
      ) : (
        <ul class="todo">
          {waiting.map((one) => (
            <li key={one.id}>
              <a href={one.href}>
                <b class="number">{count(one.count)}</b>
                <span>{one.title}</span>
                <SeverityBadge severity={one.severity} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
