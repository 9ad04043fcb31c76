import type { Import } from '../../../shared/import.ts'
import { useEvery, useLoad } from '../../load.ts'
import { useQuery } from '../../query.ts'
import { useCounty, useMay } from '../../session.tsx'
import { to } from '../../to.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Page } from '../../ui/Page.tsx'
import { Paging } from '../../ui/Paging.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { bytes, count, instant } from '../../words.ts'
import { StateBadge } from './import/StateBadge.tsx'
import { isRunning, whatIsIn } from './import/state.ts'
import { Upload } from './import/Upload.tsx'

/** 导入: drop workbooks, see what became of each. */
export default function ImportsPage() {
  const county = useCounty()
  const offered = useMay('import.upload')
  const { page, pageHref } = useQuery()
  const { data, problem, loading, reload } = useLoad(`imports ${page}`, () => county.imports({ page }))
  useEvery(1000, data?.rows.some((one) => isRunning(one.state)) ?? false, reload)
  return (
    <Page title="导入台账">
      <div class="stack">
        {offered && <Upload uploaded={reload} />}
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在取导入记录…" />}
        {data?.total === 0 && <Empty title="还没有导入过台账。">把手头的工作簿拖到上面的框里，就可以开始。</Empty>}
        {data && data.total > 0 && (
          <div>
            <Table
              caption="导入记录，最近的在前"
              columns={columns}
              rows={data.rows}
              rowKey={(one) => one.id}
              busy={loading && data.page !== page}
            />
            <Paging page={data.page} size={data.size} total={data.total} href={pageHref} />
          </div>
        )}
      </div>
    </Page>
  )
}

const columns: Column<Import>[] = [
  { name: '文件', kind: 'main', cell: (one) => <a href={to.import(one.id)}>{one.fileName}</a> },
  { name: '状态', cell: (one) => <StateBadge state={one.state} /> },
  { name: '进展', cell: (one) => whatIsIn(one) },
  { name: '大小', kind: 'number', cell: (one) => bytes(one.sizeBytes) },
  { name: '已读行', kind: 'number', cell: (one) => count(one.rowsRead) },
  { name: '上传', cell: (one) => `${instant(one.uploadedAt)} ${one.uploadedBy}` },
]
