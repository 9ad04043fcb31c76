import type { RuleComparison, RuleCondition, RuleOperand } from '../../../../shared/rulecondition.ts'
import type { RuleField } from '../../../../shared/rulepage.ts'
import {
  comparisonNames,
  comparisonOf,
  conditionWords,
  fieldOf,
  lineWords,
  operandWords,
  type RuleFields,
} from '../../../../shared/rulewords.ts'
import { Select } from '../../../ui/Select.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import { blankComparison } from './draft.ts'
import { OperandField } from './OperandField.tsx'
import { ValueField } from './ValueField.tsx'

const offered: Record<string, string[]> = {
  text: ['is', 'isNot', 'in', 'notIn', 'blank', 'contains', 'containsNot', 'has', 'hasNot', 'format', 'formatNot'],
  number: ['is', 'isNot', 'lt', 'atMost', 'gt', 'atLeast', 'between', 'blank'],
  money: ['is', 'isNot', 'lt', 'atMost', 'gt', 'atLeast', 'between', 'blank'],
  day: ['lt', 'atMost', 'gt', 'atLeast', 'between', 'is', 'blank'],
  yesNo: ['is', 'blank'],
}

/** One comparison: what, how, with what. What the form cannot write is shown in words and kept as it is. */
export function ComparisonFields(props: {
  comparison: RuleComparison
  subject: string
  fields: RuleFields
  change: (next: RuleCondition) => void
  remove?: () => void
  name: string
}) {
  const { comparison, subject, fields, change, remove, name } = props
  const { of } = comparison
  const [key, value] = comparisonOf(comparison)
  const field = comparedField(of, subject, fields)
  const simple = typeof of === 'string' || 'count' in of || 'sum' in of
  const plain = typeof value !== 'object' || Array.isArray(value)
  const set = (next: [string, unknown], operand: RuleOperand = of) =>
    change({ of: operand, [next[0]]: next[1] } as RuleComparison)
  const away = remove && (
    <button type="button" class="quiet" aria-label={`去掉${name}`} onClick={remove}>
      ✕
    </button>
  )
  const type = field?.type ?? 'text'
  const keys = offered[type] ?? offered.text!
  if (!simple || !plain || !keys.includes(key)) {
    return (
      <div class="condition-line">
        <span>{lineWords(conditionWords(comparison, subject, fields))}</span>
        {away}
      </div>
    )
  }
  const relation = typeof of === 'string' ? undefined : relationOf(of, subject, fields)
  return (
    <div class="condition-line">
      <OperandField
        operand={of}
        subject={subject}
        fields={fields}
        change={(operand) => set(firstOf(comparedField(operand, subject, fields)), operand)}
      />
      <Select
        label="怎样"
        value={key}
        options={keys.map((one) => ({
          value: one,
          name: (type === 'day' && comparisonNames[one]?.day) || (comparisonNames[one]?.words ?? one),
        }))}
        onChange={(next) => set([next, begin(next, type)])}
      />
      <ValueField comparison={key} value={value} field={field} change={(next) => set([key, next])} />
      {away}
      {typeof of !== 'string' && relation?.of !== undefined && (
        <div class="condition-inner">
          <small>只数符合这些条件的{relation.title}：</small>
          {of.where === undefined ? (
            <button
              type="button"
              class="quiet"
              onClick={() => set([key, value], { ...of, where: { all: [blankComparison] } } as RuleOperand)}
            >
              添条件（现在全部都数）
            </button>
          ) : (
            <ConditionFields
              condition={of.where}
              subject={relation.of}
              fields={fields}
              change={(where) => set([key, value], { ...of, where } as RuleOperand)}
              remove={() => set([key, value], { ...of, where: undefined } as RuleOperand)}
              name={`${name} ${operandWords(of, subject, fields)}的条件`}
            />
          )}
        </div>
      )}
    </div>
  )
}

/** What the values of an operand are: the field itself, or a number. */
function comparedField(operand: RuleOperand, subject: string, fields: RuleFields): RuleField | null {
  if (typeof operand === 'string') return fieldOf(fields, subject, operand)
  return { name: '', title: '', type: 'number' }
}

function relationOf(operand: Exclude<RuleOperand, string>, subject: string, fields: RuleFields) {
  const [, name] = Object.entries(operand).find(([key]) => key !== 'where') as [string, string]
  return fields[subject]?.find((field) => field.name === name.split('.')[0])
}

/** The comparison a field begins with. */
function firstOf(field: RuleField | null): [string, unknown] {
  if (field?.type === 'yesNo') return ['is', true]
  if (field?.type === 'number' || field?.type === 'money') return ['atLeast', 1]
  if (field?.type === 'day') return ['lt', '']
  return ['is', field?.words?.[0] ?? '']
}

function begin(key: string, type: string): unknown {
  if (key === 'blank') return true
  if (key === 'format' || key === 'formatNot') return 'phone'
  if (key === 'between') return type === 'day' ? ['', ''] : [0, 0]
  if (/^(in|notIn|has|hasNot)$/.test(key)) return []
  return type === 'yesNo' ? true : type === 'number' || type === 'money' ? 0 : ''
}
