import { severityNames } from '../../../../shared/finding.ts'
import type { Pictures } from '../../../../shared/picture.ts'
import { useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Behind } from '../../../ui/Behind.tsx'
import { count } from '../../../words.ts'
import { SeverityBar, SeverityKeys, severities } from './SeverityBar.tsx'

type Age = Pictures['ages'][number]
const all = ({ blocker, serious, notice }: Age) => blocker + serious + notice

/** How long have open findings been known? */
export function AgePicture({ ages }: { ages: Pictures['ages'] }) {
  const linked = useMay('finding.read')
  const most = Math.max(1, ...ages.map(all))
  const list = ({ from, to: last }: Age) => ({ part: 'found', from, to: last, status: 'open' })
  const said = (n: number, query: Record<string, string | null>) =>
    linked && n > 0 ? <a href={to.findings(query)}>{count(n)}</a> : count(n)
  return (
    <section class="card">
      <h3>疑点发现了多久还没消除？</h3>
      <ul class="bars">
        {ages.map((age) => (
          <li key={age.name}>
            <span>{age.name}</span>
            <SeverityBar counts={age} max={most} />
            <span class="number">{said(all(age), list(age))} 条</span>
          </li>
        ))}
      </ul>
      <SeverityKeys />
      <Behind
        caption="未消除的疑点，按发现了多久"
        columns={[
          { name: '发现了', kind: 'short', cell: (age) => age.name },
          ...severities.map((severity) => ({
            name: severityNames[severity],
            kind: 'number' as const,
            cell: (age: Age) => said(age[severity], { ...list(age), severity }),
          })),
        ]}
        rows={ages}
        rowKey={(age) => age.name}
      />
    </section>
  )
}
