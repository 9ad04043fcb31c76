import { type Severity, severityNames } from '../../../../shared/finding.ts'
import type { Home } from '../../../../shared/home.ts'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { count } from '../../../words.ts'
import { SeverityBadge } from '../../SeverityBadge.tsx'

const first = 8

/** What waits for a person's word is no finding. */
const waits: Record<string, string> = {
  questions: '待核实',
  gone: '待交接',
  declined: '待处理',
  'findings-mine': '待答复',
  'findings-risen': '已上升',
  'findings-verify': '待核验',
  'findings-unassigned': '待分派',
}

/** What is wrong today, the gravest first, each opening its list. */
export function Todo({ todo }: { todo: Home['todo'] }) {
  const waiting = todo.filter((one) => one.count > 0)
  const rest = waiting.slice(first)
  return (
    <section class="card" aria-labelledby="todo">
      <h2 id="todo">待办</h2>
      {waiting.length === 0 && (
        <Empty title="没有待办，台账里没有发现要整改的问题。">
          <a href={to.checks()}>看看都核查了什么</a>
        </Empty>
      )}
      <Lines todo={waiting.slice(0, first)} />
      {rest.length > 0 && (
        <details>
          <summary>还有 {rest.length} 项</summary>
          <Lines todo={rest} />
        </details>
      )}
    </section>
  )
}

function Lines({ todo }: { todo: Home['todo'] }) {
  return (
    <ul class="todo">
      {todo.map((one) => (
        <li key={one.id}>
          <a href={one.href}>
            <b class="number">{count(one.count)}</b>
            <span>{withoutSeverity(one)}</span>
            {one.id in waits || one.id.startsWith('import-') ? (
              <Badge tone="info">{waits[one.id] ?? '待确认'}</Badge>
            ) : (
              <SeverityBadge severity={one.severity} />
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The badge beside it says the severity already. */
function withoutSeverity({ title, severity }: Home['todo'][number]): string {
  const said = `${severityNames[severity as Severity]}：`
  return title.startsWith(said) ? title.slice(said.length) : title
}
