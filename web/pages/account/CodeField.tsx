import { Field } from '../../ui/Field.tsx'

/** A code from the authenticator, or a backup code where one is taken. */
export function CodeField(props: { label: string; hint?: string; value: string; onInput: (code: string) => void }) {
  const { label, hint, value, onInput } = props
  return (
    <Field label={label} hint={hint}>
      {(said) => (
        <input
          {...said}
          class="code"
          inputMode={hint === undefined ? 'numeric' : undefined}
          autocomplete="one-time-code"
          autocapitalize="none"
          required
          maxLength={24}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value.replace(/\s/g, ''))}
        />
      )}
    </Field>
  )
}
