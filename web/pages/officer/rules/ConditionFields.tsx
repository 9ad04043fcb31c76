import type { RuleComparison, RuleCondition } from '../../../../shared/rulecondition.ts'
import { isGroup, type RuleFields } from '../../../../shared/rulewords.ts'
import { Select } from '../../../ui/Select.tsx'
import { ComparisonFields } from './ComparisonFields.tsx'
import { blankComparison, groupOf, itemsOf, type Mode } from './draft.ts'

const modes = [
  { value: 'all', name: '同时符合下面每一条' },
  { value: 'any', name: '符合下面任意一条' },
  { value: 'not', name: '不符合下面这些' },
]

/** A group of conditions, each a comparison or a group again. */
export function ConditionFields(props: {
  condition: RuleCondition
  subject: string
  fields: RuleFields
  change: (next: RuleCondition) => void
  remove?: () => void
  name: string
}) {
  const { condition, subject, fields, change, remove, name } = props
  const [mode, items] = itemsOf(condition)
  const inner = mode === 'not' && items[0] && 'all' in items[0] ? items[0].all : items
  const write = (next: RuleCondition[], as: Mode = mode) => change(groupOf(as, next))
  const set = (at: number, next: RuleCondition) => write(inner.map((one, i) => (i === at ? next : one)))
  const drop = (at: number) => write(inner.filter((_, i) => i !== at))
  return (
    <fieldset class="condition-group">
      <legend class="hidden">{name}</legend>
      <div class="condition-head">
        <Select label="条件" value={mode} options={modes} onChange={(next) => write(inner, next as Mode)} />
        {remove && (
          <button type="button" class="quiet" aria-label={`去掉${name}`} onClick={remove}>
            ✕
          </button>
        )}
      </div>
      {inner.map((one, at) =>
        isGroup(one) ? (
          <ConditionFields
            key={at}
            condition={one}
            subject={subject}
            fields={fields}
            change={(next) => set(at, next)}
            remove={() => drop(at)}
            name={`${name} 第 ${at + 1} 组`}
          />
        ) : (
          <ComparisonFields
            key={at}
            comparison={one as RuleComparison}
            subject={subject}
            fields={fields}
            change={(next) => set(at, next)}
            remove={inner.length > 1 ? () => drop(at) : undefined}
            name={`${name} 第 ${at + 1} 条`}
          />
        ),
      )}
      <div class="actions">
        <button type="button" onClick={() => write([...inner, blankComparison])}>
          添一条
        </button>
        <button type="button" class="quiet" onClick={() => write([...inner, { any: [blankComparison] }])}>
          添一组
        </button>
      </div>
    </fieldset>
  )
}
