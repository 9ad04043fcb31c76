import type { Import } from '../../../../shared/import.ts'
import { entityNames } from '../../../../shared/import.ts'
import type { UndoRow, Verdict } from '../../../../shared/undo.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Paging } from '../../../ui/Paging.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { count, instant, unknown } from '../../../words.ts'
import { RecordLink } from '../../RecordLink.tsx'

const verdicts: { id: Verdict; name: string; none: string }[] = [
  { id: 'reversed', name: '已撤回', none: '没有要撤回的记录：这次导入没有改动台账，或者都保留了。' },
  { id: 'kept', name: '保留（之后改过）', none: '没有保留的记录。' },
  { id: 'failed', name: '未能撤回', none: '没有未能撤回的记录。' },
]

/** An import that was taken back: what went, what stayed and why. */
export function Undone({ it }: { it: Import }) {
  const county = useCounty()
  const { query, page, pageHref } = useQuery()
  const now = verdicts.find((one) => one.id === query.verdict) ?? verdicts[0]!
  const asked = { verdict: now.id, page }
  const { data, problem, loading, reload } = useLoad(`undone ${it.id} ${JSON.stringify(asked)}`, () =>
    county.undo(it.id, asked),
  )
  return (
    <section class="card stack" aria-labelledby="undone">
      <div>
        <h2 id="undone">已撤销</h2>
        <p>台账里已经没有这次导入写的内容{data && data.counts.kept > 0 ? '，下面“保留”的除外' : ''}。</p>
      </div>
      <Facts
        facts={[
          ['撤销人', it.undoneBy ?? unknown],
          ['撤销时间', instant(it.undoneAt)],
          ['原因', it.undoReason ?? unknown],
          ['入库', `${it.committedBy ?? unknown} ${instant(it.committedAt)}`],
        ]}
      />
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data === undefined && !problem && <Progress words="正在取撤销的结果…" />}
      {data && (
        <div>
          <Tabs
            pills
            label="撤销的结果"
            now={now.id}
            tabs={verdicts.map((one) => ({
              id: one.id,
              name: one.name,
              count: data.counts[one.id],
              href: to.import(it.id, { verdict: one.id }),
            }))}
          />
          {data.rows.total === 0 ? (
            <Empty title={now.none} />
          ) : (
            <>
              <Table
                caption={`撤销的结果 · ${now.name}`}
                columns={now.id === 'reversed' ? columns.slice(0, -1) : columns}
                rows={data.rows.rows}
                rowKey={(one, index) => `${one.key} ${index}`}
                busy={loading}
              />
              <Paging page={data.rows.page} size={data.rows.size} total={data.rows.total} href={pageHref} />
            </>
          )}
        </div>
      )}
      <div class="actions no-print">
        <a class="button strong" href={to.imports()}>
          重新上传正确的台账
        </a>
      </div>
    </section>
  )
}

const columns: Column<UndoRow>[] = [
  {
    name: '记录',
    kind: 'main',
    cell: (one) => <RecordLink title={one.title} householdNo={one.householdNo} known={one.known} />,
  },
  { name: '内容', cell: (one) => entityNames[one.entity] },
  { name: '位置', cell: (one) => `${one.sheet} 第 ${one.row} 行` },
  { name: '说明', kind: 'wide', cell: (one) => one.why },
]

/** While it is taken back. */
export function Undoing({ it }: { it: Import }) {
  const { rowsUndone, rowsStaged } = it
  const done = rowsUndone >= rowsStaged
  const words = done
    ? '内容已撤回，正在重新核查…'
    : `正在撤销：已处理 ${count(rowsUndone)} / ${count(rowsStaged)} 条。可以离开这个页面，不会中断。`
  return <Progress words={words} value={rowsUndone} max={done ? undefined : rowsStaged} />
}
