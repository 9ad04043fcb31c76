import type { PolicyLineShown } from '../../../../shared/policychange.ts'
import type { Form } from '../../../../shared/policyform.ts'
import { Field } from '../../../ui/Field.tsx'
import { count } from '../../../words.ts'
import { WrittenTable } from './WrittenTable.tsx'
import { columnsOf, type Written } from './written.ts'

/** The fields a parameter's value is written in, after its kind. */
export function ValueFields(props: {
  line: PolicyLineShown
  written: Written
  error?: string
  onInput: (written: Written) => void
}) {
  const { line, written, error, onInput } = props
  const columns = columnsOf(line.form)
  if (columns !== null)
    return <WrittenTable line={line} columns={columns} rows={written as string[][]} error={error} onInput={onInput} />
  return (
    <Field label={line.unit === '' ? '改为' : `改为（${line.unit}）`} hint={hintOf(line.form)} error={error}>
      {(said) => <Cell form={line.form} readers={line.readers} said={said} value={String(written)} onInput={onInput} />}
    </Field>
  )
}

/** What a screen reader is told of a field. */
export type Said = { id?: string; 'aria-label'?: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }

export function Cell(props: {
  form: Form
  readers: PolicyLineShown['readers']
  said: Said
  list?: string
  value: string
  onInput: (text: string) => void
}) {
  const { form, readers, said, list, value, onInput } = props
  const input = (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value)
  if (form.kind === 'words')
    return <textarea {...said} rows={list === undefined ? 6 : 2} value={value} onInput={input} />
  const options = optionsOf(form, readers)
  if (options !== null) {
    return (
      <select {...said} value={value} onChange={input}>
        {!options.some(([one]) => one === value) && <option value={value}>{value === '' ? '请选择' : value}</option>}
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    )
  }
  const numeric = form.kind === 'number'
  return (
    <input
      {...said}
      list={list}
      inputMode={numeric ? (form.whole ? 'numeric' : 'decimal') : undefined}
      autocomplete="off"
      value={value}
      onInput={input}
    />
  )
}

function optionsOf(form: Form, readers: PolicyLineShown['readers']): [string, string][] | null {
  if (form.kind === 'yesNo')
    return [
      ['yes', '是'],
      ['no', '否'],
    ]
  if (form.kind === 'choice') return form.options.map((one) => [one, one])
  return form.kind === 'check' ? readers.map(({ id, title }) => [id, title]) : null
}

function hintOf(form: Form): string | undefined {
  if (form.kind === 'number') return `可填 ${count(form.min)} 到 ${count(form.max)} 的${form.whole ? '整数' : '数'}。`
  return form.kind === 'words' ? '每行写一个，也可以用顿号隔开；不要的删掉。' : undefined
}
