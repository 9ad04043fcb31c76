import type { ImportLine } from '../../../shared/import.ts'
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
import { HistoryFilter } from './import/HistoryFilter.tsx'
import { StateBadge } from './import/StateBadge.tsx'
import { isRunning, whatIsIn } from './import/state.ts'
import { Upload } from './import/Upload.tsx'

/** 导入: drop workbooks, see what became of each. */
export default function ImportsPage() {
  const county = useCounty()
  const offered = useMay('import.upload')
  const { query, page, pageHref } = useQuery()
  const { q, state, kind, by, from, to: until } = query
  const asked = { q, state, kind, by, from, to: until, page }
  const narrowed = [q, state, kind, by, from, until].some(Boolean)
  const { data, problem, loading, reload } = useLoad(`imports ${JSON.stringify(asked)}`, () => county.imports(asked))
  useEvery(1000, data?.rows.some((one) => isRunning(one.state)) ?? false, reload)
  return (
    <Page title="导入台账">
      <div class="stack">
        {offered && <Upload uploaded={reload} />}
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在取导入记录…" />}
        {data && (data.total > 0 || narrowed) && <HistoryFilter />}
        {data?.total === 0 && !narrowed && (
          <Empty title="还没有导入过台账。">把手头的工作簿拖到上面的框里，就可以开始。</Empty>
        )}
        {data?.total === 0 && narrowed && <Empty title="没有符合条件的导入。" all={to.imports()} />}
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

const columns: Column<ImportLine>[] = [
  {
    name: '文件',
    kind: 'main',
    cell: (one) => (
      <span>
        <a href={to.import(one.id)}>{one.fileName}</a>
        {one.kinds.length > 0 && <small class="under">{one.kinds.join('、')}</small>}
      </span>
    ),
  },
  { name: '状态', cell: (one) => <StateBadge state={one.state} /> },
  { name: '带来什么', cell: (one) => <Brought one={one} /> },
  { name: '大小', kind: 'number', cell: (one) => bytes(one.sizeBytes) },
  { name: '已读行', kind: 'number', cell: (one) => count(one.rowsRead) },
  {
    name: '经手',
    cell: (one) => (
      <span class="where">
        {one.uploadedBy} {instant(one.uploadedAt)} 上传
        {one.committedAt && (
          <small class="under">
            {one.committedBy} {instant(one.committedAt)} 入库
          </small>
        )}
        {one.undoneAt && (
          <small class="under">
            {one.undoneBy} {instant(one.undoneAt)} 撤销
          </small>
        )}
      </span>
    ),
  },
]

function Brought({ one }: { one: ImportLine }) {
  if (!isRunning(one.state)) return <>{whatIsIn(one)}</>
  const writing = one.state === 'committing' && one.rowsCommitted < one.rowsStaged
  return <Progress words={whatIsIn(one)} value={one.rowsCommitted} max={writing ? one.rowsStaged : undefined} />
}
