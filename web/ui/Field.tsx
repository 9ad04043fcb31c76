import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

type Said = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }

/** A labelled control with a hint and, where it is wrong, what to do. */
export function Field(props: {
  label: string
  hint?: string
  error?: string
  children: (said: Said) => ComponentChildren
}) {
  const id = useId()
  const { label, hint, error, children } = props
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
      {error && (
        <small id={`${id}-error`} class="wrong">
          {error}
        </small>
      )}
    </div>
  )
}
