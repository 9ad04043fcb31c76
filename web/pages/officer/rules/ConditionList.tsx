import type { ConditionWords } from '../../../../shared/rulewords.ts'

const modes = { all: '同时符合：', any: '符合其中一条：', not: '不符合：' }

/** A condition in words, as a list. */
export function ConditionList({ words }: { words: ConditionWords }) {
  if (typeof words === 'string') return <span>{words}</span>
  return (
    <div class="condition">
      <strong>{modes[words.mode]}</strong>
      <ul>
        {words.of.map((one, at) => (
          <li key={at}>
            <ConditionList words={one} />
          </li>
        ))}
      </ul>
    </div>
  )
}
