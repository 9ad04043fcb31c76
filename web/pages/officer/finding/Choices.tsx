import { useId } from 'preact/hooks'

export type Choice<Value> = { value: Value; name: string; hint?: string }

/** One of a few, each said what it means. */
export function Choices<Value extends string>(props: {
  label: string
  value: Value | null
  choices: Choice<Value>[]
  onChoose: (value: Value) => void
}) {
  const { label, value, choices, onChoose } = props
  const id = useId()
  return (
    <fieldset class="choices">
      <legend>{label}</legend>
      {choices.map((one) => (
        <label key={one.value} class="choice">
          <input type="radio" name={id} required checked={one.value === value} onChange={() => onChoose(one.value)} />
          <span>
            {one.name}
            {one.hint && <small class="under">{one.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
