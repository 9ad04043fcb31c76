import type { IssueRow, PendingFixes } from '../../../../../shared/fix.ts'
import { issueWords } from '../../../../issues.ts'
import { type Column, Table } from '../../../../ui/Table.tsx'
import { unknown } from '../../../../words.ts'
import { Level } from './IssueCards.tsx'
import { Mend } from './Mend.tsx'

/** Problem rows, a page of them, each with the place to write what its cell should say. */
export function IssueRows(props: {
  id: number
  rows: IssueRow[]
  sheets: number
  busy: boolean
  may: boolean
  told: (pending: PendingFixes, again: boolean) => void
}) {
  const { id, rows, sheets, busy, may, told } = props
  const columns: Column<IssueRow>[] = [
    { name: '位置', kind: 'main', cell: (one) => <Where one={one} sheets={sheets} /> },
    { name: '谁', cell: (one) => one.who || unknown },
    {
      name: '问题',
      cell: (one) => (
        <>
          <Level level={one.level} /> {one.header && <strong>{one.header} </strong>}
          {issueWords(one.code).title}
        </>
      ),
    },
    {
      name: '原来写的',
      cell: (one) => (one.value === null || one.value === '' ? '空白' : <code>{one.value}</code>),
    },
    {
      name: may ? '更正为' : '怎么办',
      kind: 'wide',
      cell: (one) =>
        may && one.at !== null && one.row !== null ? (
          <Mend key={one.fix?.id} id={id} issue={one} told={told} />
        ) : (
          issueWords(one.code).mend
        ),
    },
  ]
  return (
    <Table
      caption="逐行问题，行号是工作表自己的行号。改好按回车，接着改下一行；按 Esc 放弃"
      columns={columns}
      rows={rows}
      rowKey={(one) => one.n}
      busy={busy}
    />
  )
}

function Where({ one, sheets }: { one: IssueRow; sheets: number }) {
  const row = one.row === null ? '整张表' : `第 ${one.row} 行`
  return (
    <span class="where">
      {row}
      {sheets > 1 && <small class="block">{one.sheet}</small>}
    </span>
  )
}
