import { Fragment } from 'preact'
import { useId } from 'preact/hooks'
import type { PolicyLineShown } from '../../../../shared/policychange.ts'
import { Cell } from './ValueFields.tsx'
import type { Column } from './written.ts'

/** More columns than this do not fit beside each other: each row is written as a block, a line a column. */
const WIDEST = 4

/** A value that is a table: a row each, added and taken away; a row left blank does not count. */
export function WrittenTable(props: {
  line: PolicyLineShown
  columns: Column[]
  rows: string[][]
  error?: string
  onInput: (rows: string[][]) => void
}) {
  const { line, columns, rows, error, onInput } = props
  const id = useId()
  const offered = line.form.kind === 'named' ? line.form.offered : []
  const isWide = columns.length > WIDEST
  const write = (row: number, column: number, text: string) =>
    onInput(rows.map((cells, i) => (i === row ? cells.map((cell, j) => (j === column ? text : cell)) : cells)))
  return (
    <fieldset class="written-table" aria-describedby={error && `${id}-error`}>
      <legend>{line.unit === '' ? '改为' : `改为（${line.unit}）`}</legend>
      <div class={isWide ? 'written-blocks' : 'written-rows'} style={{ '--columns': columns.length }}>
        {!isWide && (
          <>
            {columns.map((column) => (
              <Title key={column.name} column={column} />
            ))}
            <span />
          </>
        )}
        {rows.map((cells, row) => (
          <div key={row} class={isWide ? 'written-block' : 'written-row'}>
            {columns.map((one, column) => (
              <Fragment key={one.name}>
                {isWide && <Title column={one} />}
                <Cell
                  form={one.form}
                  readers={line.readers}
                  said={{ 'aria-label': `第 ${row + 1} 行 ${one.title}`, 'aria-invalid': error ? true : undefined }}
                  list={column === 0 ? `${id}-offered` : ''}
                  value={cells[column] ?? ''}
                  onInput={(text) => write(row, column, text)}
                />
              </Fragment>
            ))}
            <button
              type="button"
              class="quiet"
              aria-label={`去掉第 ${row + 1} 行 ${cells[0]}`}
              onClick={() => onInput(rows.filter((_, i) => i !== row))}
            >
              ✕
            </button>
          </div>
        ))}
      </div>
      <datalist id={`${id}-offered`}>
        {offered.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <button type="button" onClick={() => onInput([...rows, columns.map(() => '')])}>
        添一行
      </button>
      {error && (
        <small id={`${id}-error`} class="wrong" role="alert">
          {error}
        </small>
      )}
    </fieldset>
  )
}

function Title({ column: { title } }: { column: Column }) {
  return (
    <span class="written-title" aria-hidden="true">
      {title}
    </span>
  )
}
