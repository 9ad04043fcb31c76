import { dayBefore } from '../../../../shared/day.ts'
import { severityNames } from '../../../../shared/finding.ts'
import type { Pictures } from '../../../../shared/picture.ts'
import { useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { StackBar } from '../../../ui/StackBar.tsx'
import { count, percent } from '../../../words.ts'
import { SeverityBar, severities } from './SeverityBar.tsx'

/** What is overdue, and how much was mended in time? */
export function DeadlinePicture({ pictures }: { pictures: Pictures }) {
  const { from, to: today, overdue, mended } = pictures
  const linked = useMay('finding.read')
  const late = severities.reduce((sum, severity) => sum + overdue[severity], 0)
  const said = (n: number, query: Record<string, string | boolean>) =>
    linked && n > 0 ? <a href={to.findings(query)}>{count(n)}</a> : count(n)
  const days = { from, to: dayBefore(today), status: 'all' }
  return (
    <section class="card">
      <h3>期限到了，办完了吗？</h3>
      <ul class="bars">
        {severities.map((severity) => (
          <li key={severity}>
            <span>逾期的{severityNames[severity]}</span>
            <SeverityBar
              counts={{ blocker: 0, serious: 0, notice: 0, [severity]: overdue[severity] }}
              max={Math.max(1, late)}
            />
            <span class="number">{said(overdue[severity], { overdue: true, severity })} 条</span>
          </li>
        ))}
        <li>
          <span>按时办结</span>
          <StackBar
            parts={[{ tone: 'good', value: mended.inTime }]}
            max={mended.due}
            label={`到期 ${mended.due} 条，按时办结 ${mended.inTime} 条`}
          />
          <span class="number">{percent(mended.inTime, mended.due)}</span>
        </li>
      </ul>
      <p>
        现在逾期 {said(late, { overdue: true })} 条{overdue.oldest && `，最早的 ${overdue.oldest} 到期`}。{from}{' '}
        以来到期 {said(mended.due, { part: 'due', ...days })} 条，其中期限内办结{' '}
        {said(mended.inTime, { part: 'inTime', ...days })} 条。
      </p>
    </section>
  )
}
