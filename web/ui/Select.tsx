import { Field } from './Field.tsx'

export type Option = { value: string; name: string }

/** A labelled choice; `all` names the choice of nothing in particular. */
export function Select(props: {
  label: string
  value: string
  all?: string
  options: Option[]
  groups?: { name: string; options: Option[] }[]
  onChange: (value: string) => void
}) {
  const { label, value, all, options, groups = [], onChange } = props
  return (
    <Field label={label}>
      {(said) => (
        <select {...said} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {all !== undefined && <option value="">{all}</option>}
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.name}
            </option>
          ))}
          {groups.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.options.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}
