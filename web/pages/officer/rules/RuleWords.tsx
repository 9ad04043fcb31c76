import type { RuleFields } from '../../../../shared/rulewords.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { RuleDraft } from './draft.ts'

export function Words(props: {
  label: string
  hint?: string
  value: string
  most: number
  change: (text: string) => void
}) {
  const { label, hint, value, most, change } = props
  return (
    <Field label={label} hint={hint}>
      {(said) => (
        <input
          {...said}
          required
          minLength={2}
          maxLength={most}
          value={value}
          autocomplete="off"
          onInput={(event) => change(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** The sentence of a finding, with the figures put in by name. */
export function Sentence(props: { draft: RuleDraft; fields: RuleFields; change: (says: string) => void }) {
  const { draft, fields, change } = props
  const own = (fields[draft.subject] ?? []).filter(({ type }) => type !== 'relation' && type !== 'one')
  return (
    <>
      <Words
        label="疑点的话"
        hint="花括号里是台账里的值，如 {head_name}户住危房，没有纳入监测。"
        value={draft.says}
        most={300}
        change={change}
      />
      <Select
        label="放进一个值"
        all="选了就加在后面"
        value=""
        options={own.map(({ name, title }) => ({ value: name, name: title }))}
        onChange={(name) => name !== '' && change(`${draft.says}{${name}}`)}
      />
    </>
  )
}
