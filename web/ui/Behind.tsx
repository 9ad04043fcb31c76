import { type Column, Table } from './Table.tsx'

/** The numbers behind a picture (看数字): folded away, for whoever wants them read out or exact. */
export function Behind<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
}) {
  return (
    <details>
      <summary>看数字</summary>
      <div class="behind">
        <Table plain quiet caption={caption} columns={columns} rows={rows} rowKey={rowKey} />
      </div>
    </details>
  )
}
