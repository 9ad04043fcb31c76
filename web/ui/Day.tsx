import { dayInWords } from '../words.ts'
import { Field } from './Field.tsx'

/** A day to choose, said again in words below: browsers write dates in the machine's own order. */
export function Day(props: {
  label: string
  hint?: string
  required?: boolean
  value: string
  onInput: (day: string) => void
}) {
  const { label, hint, required, value, onInput } = props
  const words = [dayInWords(value), hint].filter(Boolean).join('。')
  return (
    <Field label={label} hint={words || undefined}>
      {(said) => (
        <input
          {...said}
          type="date"
          required={required}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
