import { Field } from './Field.tsx'

/** A search that runs on Enter or the button: typing Chinese goes through unfinished syllables. */
export function Search(props: {
  label: string
  hint?: string
  placeholder?: string
  value: string
  onSearch: (text: string) => void
}) {
  const { label, hint, placeholder, value, onSearch } = props
  return (
    <search>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault()
          const text = new FormData(event.currentTarget).get('q')
          onSearch(typeof text === 'string' ? text.trim() : '')
        }}
      >
        <Field label={label} hint={hint}>
          {(said) => (
            <input
              {...said}
              key={value}
              type="search"
              name="q"
              defaultValue={value}
              placeholder={placeholder}
              autocomplete="off"
            />
          )}
        </Field>
        <button type="submit">查找</button>
      </form>
    </search>
  )
}
