import type { ComponentChildren } from 'preact'

/** A list one picks from: a button a row; arrow keys, Home and End move, Enter picks. */
export function Rows<Row>(props: {
  label: string
  rows: Row[]
  rowKey: (row: Row) => string
  chosen: string | null
  onPick: (row: Row) => void
  /** Attributes of the row's item. */
  mark?: (row: Row) => Record<string, string | undefined>
  children: (row: Row) => ComponentChildren
}) {
  const { label, rows, rowKey, chosen, onPick, mark, children } = props
  return (
    <ul class="rows" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} {...mark?.(row)}>
          <button type="button" aria-pressed={rowKey(row) === chosen} onClick={() => onPick(row)} onKeyDown={move}>
            {children(row)}
          </button>
        </li>
      ))}
    </ul>
  )
}

function move(event: KeyboardEvent) {
  const here = event.currentTarget
  if (!(here instanceof HTMLElement)) return
  const item = here.parentElement
  const list = item?.parentElement
  const next = {
    ArrowDown: item?.nextElementSibling,
    ArrowUp: item?.previousElementSibling,
    Home: list?.firstElementChild,
    End: list?.lastElementChild,
  }[event.key]
  const button = next?.firstElementChild
  if (!(button instanceof HTMLElement)) return
  event.preventDefault()
  button.focus()
}
