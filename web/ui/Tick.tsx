import type { ComponentChildren } from 'preact'

/** One thing ticked or not, its words beside it; `some`: of what it stands for not all is ticked. */
export function Tick(props: {
  ticked: boolean
  some?: boolean
  /** What it says to whoever cannot see what stands beside it. */
  name?: string
  disabled?: boolean
  onTick: (on: boolean) => void
  children?: ComponentChildren
}) {
  const { ticked, some, name, disabled, onTick, children } = props
  return (
    <label class="tick">
      <input
        type="checkbox"
        aria-label={name}
        checked={ticked}
        indeterminate={some}
        disabled={disabled}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      {children}
    </label>
  )
}
