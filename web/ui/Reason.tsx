import { useId } from 'preact/hooks'
import { Field } from './Field.tsx'

/** Why somebody does something: a line with words `offered`, or some lines of their own. */
export function Reason(props: {
  label: string
  hint?: string
  offered?: string[]
  optional?: boolean
  minLength?: number
  maxLength?: number
  value: string
  onInput: (reason: string) => void
}) {
  const { label, hint, offered, optional, minLength, maxLength = 200, value } = props
  const list = useId()
  const asked = {
    required: !optional,
    minLength,
    maxLength,
    value,
    onInput: (event: { currentTarget: { value: string } }) => props.onInput(event.currentTarget.value),
  }
  return (
    <Field label={label} hint={hint}>
      {(said) =>
        offered ? (
          <>
            <input {...said} {...asked} list={list} autocomplete="off" />
            <datalist id={list}>
              {offered.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          </>
        ) : (
          <textarea {...said} {...asked} />
        )
      }
    </Field>
  )
}
