import type { Rule } from '../../../../shared/rule.ts'
import { conditionWords, filledWords, type RuleFields } from '../../../../shared/rulewords.ts'
import { Facts } from '../../../ui/Facts.tsx'
import { ConditionList } from './ConditionList.tsx'

/** What the product ships now beside what the county has, and how to take it. */
export function Newer({ rule, fields, take }: { rule: Rule; fields: RuleFields; take: (() => void) | null }) {
  return (
    <section class="card stack" aria-label="有新版">
      <h2>有新版</h2>
      <p>随软件来了这条规则的新版；本县还照上面的核查，没有人换就不变。</p>
      <p>
        <ConditionList words={conditionWords(rule.when, rule.subject, fields)} />
      </p>
      <Facts
        facts={[
          ['名称', rule.title],
          ['找出时说', filledWords(rule.says, rule.subject, fields)],
          ['规则', rule.rule],
          ['怎么改', rule.mend],
        ]}
      />
      {take && (
        <div class="actions">
          <button type="button" onClick={take}>
            试算并换用新版
          </button>
        </div>
      )}
    </section>
  )
}
