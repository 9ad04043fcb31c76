import { severityNames } from '../../../../shared/finding.ts'
import type { Home } from '../../../../shared/home.ts'
import { useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Bar } from '../../../ui/Bar.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { count, percent } from '../../../words.ts'
import { SeverityBar, severities } from './SeverityBar.tsx'

type Township = Home['townships'][number]

/** Coverage and findings by township. */
export function Townships({ townships }: { townships: Township[] }) {
  const linked = useMay('finding.read')
  const most = Math.max(1, ...townships.map((one) => one.blocker + one.serious + one.notice))
  const columns: Column<Township>[] = [
    {
      name: '乡镇',
      kind: 'main',
      cell: (one) => <a href={to.households({ township: one.township })}>{one.township}</a>,
    },
    { name: '在册户', kind: 'number', cell: (one) => count(one.households) },
    {
      name: '结对覆盖',
      cell: (one) => (
        <span class="with-bar">
          <Bar value={one.paired} max={one.due} label={`已结对 ${one.paired} 户，应结对 ${one.due} 户`} />
          <span class="number">{percent(one.paired, one.due)}</span>
          {one.due > one.paired && (
            <a href={to.households({ township: one.township, unpaired: true })}>缺 {count(one.due - one.paired)} 户</a>
          )}
        </span>
      ),
    },
    ...severities.map(
      (severity): Column<Township> => ({
        name: severityNames[severity],
        kind: 'number',
        cell: (one) =>
          linked && one[severity] > 0 ? (
            <a href={to.findings({ township: one.township, severity })}>{count(one[severity])}</a>
          ) : (
            count(one[severity])
          ),
      }),
    ),
    {
      name: '未消除疑点',
      cell: (one) => {
        const open = one.blocker + one.serious + one.notice
        return (
          <span class="with-bar">
            <SeverityBar counts={one} max={most} />
            {linked ? (
              <a href={to.findings({ township: one.township })}>{count(open)} 条</a>
            ) : (
              <span class="number">{count(open)} 条</span>
            )}
          </span>
        )
      },
    },
  ]
  return <Table caption="各乡镇的结对覆盖和疑点" columns={columns} rows={townships} rowKey={(one) => one.township} />
}
