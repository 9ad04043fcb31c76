import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { droppedFiles, ledgers } from '../dropped.ts'

/** Where files are dropped or chosen; of a folder all that are in it. */
export function Drop(props: {
  /** What the button says, and to whoever hears it alone. */
  button: string
  label: string
  strong?: boolean
  multiple?: boolean
  disabled?: boolean
  take: (files: File[]) => void
  /** What becomes of them, small below. */
  below?: string
  /** What to drop here. */
  children: ComponentChildren
}) {
  const { button, label, strong, multiple, disabled, take, below, children } = props
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input is the first.
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={async (event) => {
        event.preventDefault()
        setOver(false)
        take(await droppedFiles(event.dataTransfer))
      }}
    >
      <p class="wide-only">{children}</p>
      <label class={strong ? 'button strong' : 'button'}>
        {button}
        <input
          class="hidden"
          type="file"
          multiple={multiple}
          aria-label={label}
          disabled={disabled}
          onChange={(event) => {
            take(ledgers(Array.from(event.currentTarget.files ?? [])))
            event.currentTarget.value = ''
          }}
        />
      </label>
      {below && (
        <p>
          <small>{below}</small>
        </p>
      )}
    </div>
  )
}
