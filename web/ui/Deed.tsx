import type { ComponentChildren } from 'preact'
import { useAct } from '../load.ts'
import { ErrorNote } from './ErrorNote.tsx'

/** What a dialog asks before something is done: its fields, the button that does it and the way out; a refusal is shown and may be tried again. */
export function Deed(props: {
  deed: () => Promise<unknown>
  done: () => void
  close: () => void
  /** The button, while it is being done, and the button of the way out. */
  words: [go: string, going: string, back: string]
  /** What has to be there first is not there yet. */
  waiting?: boolean
  children: ComponentChildren
}) {
  const { deed, done, close, waiting, children } = props
  const [go, going, back] = props.words
  const { running, problem, act } = useAct()
  const submit = async (event: Event) => {
    event.preventDefault()
    if (await act(deed)) done()
  }
  return (
    <form class="form" onSubmit={submit}>
      {children}
      {problem && <ErrorNote problem={problem} />}
      <div class="actions">
        <button type="submit" class="strong" disabled={running || waiting}>
          {running ? going : go}
        </button>
        <button type="button" onClick={close}>
          {back}
        </button>
      </div>
    </form>
  )
}
