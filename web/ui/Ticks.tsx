import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

/** A list one ticks in, a whole row a tick: arrow keys, Home and End move, Space ticks, Shift ticks all between, Enter goes on. */
export function Ticks<Row>(props: {
  label: string
  rows: Row[]
  rowKey: (row: Row) => string
  ticked: ReadonlySet<string>
  onTick: (keys: string[], on: boolean) => void
  onEnter: () => void
  /** What is held to carry a row elsewhere. */
  grip: (row: Row) => ComponentChildren
  onHold: (event: PointerEvent, row: Row) => void
  children: (row: Row) => ComponentChildren
}) {
  const { label, rows, rowKey, ticked, onTick, onEnter, grip, onHold, children } = props
  const last = useRef<string>(undefined)
  const tick = (event: MouseEvent, row: Row, on: boolean) => {
    const keys = rows.map(rowKey)
    const here = keys.indexOf(rowKey(row))
    const from = event.shiftKey && last.current !== undefined ? keys.indexOf(last.current) : -1
    last.current = rowKey(row)
    const span = from < 0 ? [here] : [Math.min(from, here), Math.max(from, here)]
    onTick(keys.slice(span[0], (span[1] ?? here) + 1), on)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      onEnter()
    } else move(event)
  }
  return (
    <ul class="rows ticks" aria-label={label}>
      {rows.map((row) => (
        <li
          key={rowKey(row)}
          data-ticked={ticked.has(rowKey(row)) || undefined}
          onPointerDown={(event) => onHold(event, row)}
        >
          <label>
            <input
              type="checkbox"
              checked={ticked.has(rowKey(row))}
              onClick={(event) => tick(event, row, event.currentTarget.checked)}
              onKeyDown={press}
            />
            <span>{children(row)}</span>
          </label>
          {grip(row)}
        </li>
      ))}
    </ul>
  )
}

function move(event: KeyboardEvent) {
  const here = event.currentTarget
  const item = here instanceof HTMLElement ? here.closest('li') : null
  const next = {
    ArrowDown: item?.nextElementSibling,
    ArrowUp: item?.previousElementSibling,
    Home: item?.parentElement?.firstElementChild,
    End: item?.parentElement?.lastElementChild,
  }[event.key]
  const box = next?.querySelector('input')
  if (!box) return
  event.preventDefault()
  box.focus()
}
