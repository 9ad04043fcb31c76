import type { RuleOperand } from '../../../../shared/rulecondition.ts'
import type { RuleField } from '../../../../shared/rulepage.ts'
import type { RuleFields } from '../../../../shared/rulewords.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'

/** What is compared: a field of the subject, of what it belongs to, how many there are of something, or a column nobody mapped. */
export function OperandField(props: {
  operand: RuleOperand
  subject: string
  fields: RuleFields
  change: (operand: RuleOperand) => void
}) {
  const { operand, subject, fields, change } = props
  const own = fields[subject] ?? []
  const extra = typeof operand === 'string' && operand.startsWith('extra.')
  const value = extra ? 'extra.' : choiceOf(operand)
  const groups = [
    { name: '自己的', options: own.filter(isPlain).map(option) },
    ...own.filter(({ type }) => type === 'one').map((one) => ({ name: one.title, options: optionsIn(one, fields) })),
    { name: '有多少', options: own.filter(({ type }) => type === 'relation').map((one) => counted(one)) },
    ...own
      .filter(({ type }) => type === 'relation')
      .map((one) => ({ name: `${one.title}合计`, options: sums(one, fields) }))
      .filter(({ options }) => options.length > 0),
    { name: '其他', options: [{ value: 'extra.', name: '台账里的其他列…' }] },
  ]
  return (
    <>
      <Select
        label="看什么"
        all="请选择"
        value={value}
        options={[]}
        groups={groups}
        onChange={(next) => change(operandOf(next))}
      />
      {extra && (
        <Field label="列名" hint="照台账的表头写">
          {(said) => (
            <input
              {...said}
              value={operand.slice(6)}
              autocomplete="off"
              onInput={(event) => change(`extra.${event.currentTarget.value}`)}
            />
          )}
        </Field>
      )}
    </>
  )
}

const isPlain = ({ type }: RuleField) => type !== 'relation' && type !== 'one'
const option = ({ name, title }: RuleField) => ({ value: name, name: title })
const counted = ({ name, title }: RuleField) => ({ value: `count:${name}`, name: `${title}个数` })

function optionsIn({ name, of }: RuleField, fields: RuleFields) {
  return (fields[of ?? ''] ?? []).filter(isPlain).map((one) => ({ value: `${name}.${one.name}`, name: one.title }))
}

function sums({ name, title, of }: RuleField, fields: RuleFields) {
  return (fields[of ?? ''] ?? [])
    .filter(({ type }) => type === 'number' || type === 'money')
    .map((one) => ({ value: `sum:${name}.${one.name}`, name: `${title}的${one.title}合计` }))
}

function choiceOf(operand: RuleOperand): string {
  if (typeof operand === 'string') return operand
  const [kind, name] = Object.entries(operand).find(([key]) => key !== 'where') as [string, string]
  return `${kind}:${name}`
}

function operandOf(choice: string): RuleOperand {
  const [, kind, name = ''] = /^(count|sum):(.+)$/.exec(choice) ?? []
  if (kind === undefined) return choice
  return kind === 'count' ? { count: name } : { sum: name }
}
