import type { RuleField } from '../../../../shared/rulepage.ts'
import { formatNames } from '../../../../shared/rulewords.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'

const units: Record<string, string> = { money: '（元）' }

/** What a field is compared with, after its type. */
export function ValueField(props: {
  comparison: string
  value: unknown
  field: RuleField | null
  change: (value: unknown) => void
}) {
  const { comparison, value, field, change } = props
  const type = field?.type ?? 'text'
  if (comparison === 'blank') {
    return <Choice label="空着" names={['空着', '已填写']} value={value === true} change={change} />
  }
  if (type === 'yesNo') return <Choice label="值" names={['是', '否']} value={value === true} change={change} />
  if (comparison === 'format' || comparison === 'formatNot') {
    const options = Object.entries(formatNames).map(([one, name]) => ({ value: one, name }))
    return <Select label="格式" value={String(value)} options={options} onChange={change} />
  }
  if (comparison === 'between' && Array.isArray(value)) {
    return (
      <>
        <Written label="从" {...{ type, field }} value={value[0]} change={(from) => change([from, value[1]])} />
        <Written label="到" {...{ type, field }} value={value[1]} change={(until) => change([value[0], until])} />
      </>
    )
  }
  if (/^(in|notIn|has|hasNot)$/.test(comparison)) return <Words value={value} field={field} change={change} />
  if (field?.words && !comparison.startsWith('contains')) {
    const options = field.words.filter((one) => one !== '').map((one) => ({ value: one, name: one }))
    return <Select label="值" all="请选择" value={String(value)} options={options} onChange={change} />
  }
  return <Written label={`值${units[type] ?? ''}`} type={type} field={field} value={value} change={change} />
}

function Choice(props: { label: string; names: [string, string]; value: boolean; change: (v: boolean) => void }) {
  const { label, names, value, change } = props
  const options = [
    { value: 'yes', name: names[0] },
    { value: 'no', name: names[1] },
  ]
  return (
    <Select label={label} value={value ? 'yes' : 'no'} options={options} onChange={(next) => change(next === 'yes')} />
  )
}

function Written(props: {
  label: string
  type: string
  field: RuleField | null
  value: unknown
  change: (value: unknown) => void
}) {
  const { label, type, value, change } = props
  const numeric = type === 'number' || type === 'money'
  return (
    <Field label={label} hint={type === 'day' ? '如 2026-03、2026-03-15' : undefined}>
      {(said) => (
        <input
          {...said}
          inputMode={numeric ? 'decimal' : undefined}
          autocomplete="off"
          value={String(value)}
          onInput={({ currentTarget: { value: text } }) => change(numeric ? numberIn(text) : text)}
        />
      )}
    </Field>
  )
}

/** Half a number stays as it was typed; the server says what is wrong with it. */
const numberIn = (text: string): number | string => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text)

function Words({ value, field, change }: { value: unknown; field: RuleField | null; change: (v: unknown) => void }) {
  const said = Array.isArray(value) ? value.join('、') : String(value)
  const hint = field?.words ? `可写：${field.words.filter((one) => one !== '').join('、')}` : '用顿号隔开'
  return (
    <Field label="哪些词" hint={hint}>
      {(own) => (
        <input
          {...own}
          defaultValue={said}
          autocomplete="off"
          onInput={({ currentTarget: { value: text } }) =>
            change(
              text.startsWith('@')
                ? text
                : text
                    .split(/[、,，\n]/)
                    .map((word) => word.trim())
                    .filter((word) => word !== ''),
            )
          }
        />
      )}
    </Field>
  )
}
