import { useState } from 'preact/hooks'
import type { KeptFix, PendingFixes } from '../../../../../shared/fix.ts'
import { useAct, useLoad } from '../../../../load.ts'
import { useCounty } from '../../../../session.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { type Column, Table } from '../../../../ui/Table.tsx'
import { count, instant, unknown } from '../../../../words.ts'

/** Every fix made so far, also those the workbook has been read with: by whom, and the way back. */
export function FixList(props: {
  id: number
  may: boolean
  pending: PendingFixes
  taken: (pending: PendingFixes) => void
}) {
  const { id, may, pending, taken } = props
  const county = useCounty()
  const [page, setPage] = useState(1)
  const { data, reload } = useLoad(`fixes ${id} ${page} ${pending.fixes} ${pending.cells}`, () =>
    county.fixes(id, { page }),
  )
  const { running, problem, act } = useAct()
  if (data === undefined || data.total === 0) return null
  const takeBack = (fix: number) =>
    act(async () => {
      const { pending: now } = await county.takeBackFix(id, fix)
      reload()
      taken(now)
    })
  const columns: Column<KeptFix>[] = [
    {
      name: '位置',
      kind: 'main',
      cell: (one) => (one.row === null ? `全列 ${count(one.cells)} 处` : `第 ${one.row} 行`),
    },
    { name: '列', cell: (one) => one.header ?? unknown },
    { name: '更正', cell: (one) => `${one.was || '空白'} → ${one.value || '空白'}` },
    { name: '谁', cell: (one) => `${one.fixedBy} ${instant(one.fixedAt)}` },
    { name: '状态', cell: (one) => stateNames[one.state] },
  ]
  const last: Column<KeptFix> = {
    name: '撤回',
    cell: (one) =>
      one.state !== 'dropped' && (
        <button type="button" disabled={running} onClick={() => takeBack(one.id)}>
          撤回
        </button>
      ),
  }
  return (
    <details class="fixes">
      <summary>更正记录（{count(data.total)}）</summary>
      {problem && <ErrorNote problem={problem} />}
      <Table
        caption="这次导入的更正，原工作簿没有改动"
        columns={may ? [...columns, last] : columns}
        rows={data.rows}
        rowKey={(one) => one.id}
      />
      {data.total > data.page * data.size && (
        <button type="button" onClick={() => setPage(page + 1)}>
          更早的更正
        </button>
      )}
    </details>
  )
}

const stateNames: Record<KeptFix['state'], string> = {
  new: '待应用',
  changed: '待应用',
  read: '已应用',
  dropped: '已撤回，待应用',
}
