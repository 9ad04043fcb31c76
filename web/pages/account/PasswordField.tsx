import { Field } from '../../ui/Field.tsx'

/** The password one has. */
export function PasswordField(props: {
  label: string
  hint?: string
  value: string
  onInput: (password: string) => void
}) {
  const { label, hint, value, onInput } = props
  return (
    <Field label={label} hint={hint}>
      {(said) => (
        <input
          {...said}
          type="password"
          autocomplete="current-password"
          required
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
