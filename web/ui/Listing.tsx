import type { ComponentChildren } from 'preact'
import type { Page } from '../../shared/page.ts'
import type { Loaded } from '../load.ts'
import { ErrorNote } from './ErrorNote.tsx'
import { Paging } from './Paging.tsx'
import { Progress } from './Progress.tsx'
import { type Column, Table } from './Table.tsx'

/** A page of a long list: on its way, refused, empty, or a table with the pages before and after. */
export function Listing<Row>(props: {
  list: Loaded<Page<Row>>
  waiting: string
  empty: ComponentChildren
  caption: string | ((total: number) => string)
  columns: Column<Row>[]
  rowKey: (row: Row, index: number) => string | number
  href: (page: number) => string
}) {
  const { list, waiting, empty, caption, columns, rowKey, href } = props
  const { data, problem, loading, reload } = list
  const said = typeof caption === 'string' ? caption : caption(data?.total ?? 0)
  return (
    <>
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data === undefined && !problem && <Progress words={waiting} />}
      {data?.total === 0 && empty}
      {data && data.total > 0 && (
        <div>
          <Table caption={said} columns={columns} rows={data.rows} rowKey={rowKey} busy={loading} />
          <Paging page={data.page} size={data.size} total={data.total} href={href} />
        </div>
      )}
    </>
  )
}
