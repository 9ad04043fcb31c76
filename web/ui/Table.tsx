import type { ComponentChildren } from 'preact'

export type Column<Row> = {
  name: string
  cell: (row: Row) => ComponentChildren
  kind?: 'number' | 'main' | 'wide' | 'short' | 'box' | 'place'
}

/** A table with a caption and a header that stays; on a phone each row becomes a card with the names beside. */
export function Table<Row>(props: {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row, index: number) => string | number
  busy?: boolean
  /** Says the caption to screen readers only, where a heading above says it already. */
  quiet?: boolean
  /** Columns of equal width, so that tables below one another line up. */
  even?: boolean
  /** Stays a table on a phone. */
  plain?: boolean
}) {
  const { caption, columns, rows, rowKey, busy, quiet, even, plain } = props
  return (
    <table class={[plain ? 'plain' : 'stacks', even && 'even'].filter(Boolean).join(' ')} aria-busy={busy}>
      <caption class={quiet ? 'hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.name} scope="col" class={column.kind}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={rowKey(row, index)}>
            {columns.map((column) => (
              <td key={column.name} class={column.kind} data-name={column.name}>
                <span>{column.cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
