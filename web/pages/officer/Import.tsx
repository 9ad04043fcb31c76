import type { Import } from '../../../shared/import.ts'
import { useEvery, useLoad } from '../../load.ts'
import { useQuery } from '../../query.ts'
import { useCounty } from '../../session.tsx'
import { to } from '../../to.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Page } from '../../ui/Page.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { count } from '../../words.ts'
import { DifferenceView } from './import/DifferenceView.tsx'
import { DownloadWorkbook } from './import/DownloadWorkbook.tsx'
import { Duplicates } from './import/Duplicates.tsx'
import { IssuesView } from './import/IssuesView.tsx'
import { NextStep } from './import/NextStep.tsx'
import { Recognised } from './import/Recognised.tsx'
import { Standing } from './import/Standing.tsx'
import { StateBadge } from './import/StateBadge.tsx'
import { differences, entityCounts, hasDifference, isRunning, total } from './import/state.ts'

/** One import: what was recognised, what is wrong, what would change, and the decision. */
export default function ImportPage({ params }: { params: { id: string } }) {
  const county = useCounty()
  const id = Number(params.id)
  const { data, problem, reload } = useLoad(`import ${id}`, () => county.import(id))
  useEvery(1000, data !== undefined && isRunning(data.state), reload)
  const crumbs = [{ href: to.imports(), name: '导入' }]
  if (data === undefined) {
    return (
      <Page title="导入" crumbs={crumbs}>
        {problem ? <ErrorNote problem={problem} again={reload} /> : <Progress words="正在取这次导入…" />}
      </Page>
    )
  }
  return (
    <Page title={data.fileName} crumbs={crumbs} aside={<StateBadge state={data.state} />}>
      <div class="stack">
        <Standing it={data} />
        <NextStep it={data} changed={reload} />
        {data.summary && data.summary.sheets.length > 0 && <Views it={data} changed={reload} />}
        <DownloadWorkbook it={data} />
      </div>
    </Page>
  )
}

function Views({ it, changed }: { it: Import; changed: () => void }) {
  const { query } = useQuery()
  const summary = it.summary
  if (summary === null) return null
  const issues = summary.issues.errors + summary.issues.notices
  const compared = hasDifference(it.state)
  const asked = !compared && query.view !== 'sheets' && query.view !== 'issues' ? undefined : query.view
  const now = asked ?? (summary.issues.errors > 0 ? 'issues' : 'sheets')
  const tables = summary.sheets.reduce((sum, sheet) => sum + sheet.tables.length, 0)
  const counts = entityCounts(it)
  const twice = (summary.duplicates?.file ?? 0) + (summary.duplicates?.county ?? 0)
  const differing = differences.reduce((sum, state) => sum + (state === 'same' ? 0 : total(counts, state)), 0)
  return (
    <div class={it.state === 'committed' ? 'stack no-print' : 'stack'}>
      <Tabs
        label="查看这次导入"
        now={now}
        tabs={[
          { id: 'sheets', name: '识别到的表', count: tables, href: to.import(it.id, { view: 'sheets' }) },
          { id: 'issues', name: '问题', count: issues, href: to.import(it.id, { view: 'issues' }) },
          ...(compared
            ? [
                { id: 'diff', name: '与台账的差异', count: differing, href: to.import(it.id, { view: 'diff' }) },
                { id: 'duplicates', name: '重复', count: twice, href: to.import(it.id, { view: 'duplicates' }) },
              ]
            : []),
        ]}
      />
      {now === 'sheets' && <Recognised it={it} changed={changed} key={it.state} />}
      {now === 'issues' && <IssuesView it={it} changed={changed} key={it.state} />}
      {now === 'diff' && <DifferenceView it={it} key={it.state} />}
      {now === 'duplicates' && <Duplicates it={it} key={it.state} />}
      <p>
        <small>
          共读取 {count(it.rowsRead)} 行，识别出 {count(it.rowsStaged)} 条记录。
        </small>
      </p>
    </div>
  )
}
