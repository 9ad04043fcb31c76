import type { BulletinLine } from '../../../../shared/bulletin.ts'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { instant } from '../../../words.ts'
import { StateBadge } from './StateBadge.tsx'

const columns: Column<BulletinLine>[] = [
  { name: '期别', kind: 'main', cell: (one) => <a href={to.bulletin(one.period)}>{one.name}</a> },
  { name: '起止', cell: (one) => `${one.from} 至 ${one.to}` },
  { name: '状态', cell: (one) => <StateBadge state={one.state} /> },
  { name: '印发', cell: (one) => (one.issuedAt === null ? '—' : `${instant(one.issuedAt)} ${one.issuedBy}`) },
]

/** 月分析、季通报: a line a month and a quarter since the county was first looked at. */
export default function BulletinsPage() {
  const county = useCounty()
  const { data, problem, reload } = useLoad('bulletins', county.bulletins)
  const quarterly = ({ period }: BulletinLine) => period.includes('Q')
  return (
    <Page title="月分析、季通报" crumbs={[{ href: to.home(), name: '首页' }]}>
      <div class="stack">
        <p>按月、按季汇总覆盖和疑点办理，只按地方和单位统计，不对个人排名。没有印发的随数据变动，印发后数字不再变。</p>
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在取各期…" />}
        {data && (
          <>
            <Table
              caption="月分析"
              columns={columns}
              rows={data.filter((one) => !quarterly(one))}
              rowKey={(one) => one.period}
            />
            <Table caption="季通报" columns={columns} rows={data.filter(quarterly)} rowKey={(one) => one.period} />
          </>
        )}
      </div>
    </Page>
  )
}
