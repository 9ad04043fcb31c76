import type { RulePreview } from '../../../../shared/rulepage.ts'
import { to } from '../../../to.ts'
import { Note } from '../../../ui/Note.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { count } from '../../../words.ts'

/** What rules would find in the county today, with some of it, what stands in their way, and what they cannot know yet. */
export function PreviewList({ previews }: { previews: RulePreview[] }) {
  const found = previews.reduce((sum, one) => sum + one.found, 0)
  const faulty = previews.filter(({ faults }) => faults.length > 0)
  const silent = previews.filter(({ undelivered }) => undelivered.length > 0)
  return (
    <div class="stack">
      {faulty.length < previews.length && (
        <Note tone={found > 0 ? 'warn' : 'info'}>
          {found > 0 ? `按现在的数据会找出 ${count(found)} 条疑点。` : '按现在的数据找不出疑点。'}
          没有写入任何记录；疑点是线索，不是结论。
        </Note>
      )}
      {faulty.map(({ id, title, faults }) => (
        <Note key={id} tone="warn">
          <strong>{title}</strong> 不能启用：
          <ul>
            {faults.map(({ at, words }) => (
              <li key={at}>{words}</li>
            ))}
          </ul>
        </Note>
      ))}
      {previews.length > 1 ? <Many previews={previews} /> : previews.map((one) => <Some key={one.id} preview={one} />)}
      {silent.length > 0 && (
        <details>
          <summary>{count(silent.length)} 条规则要用的列，本县台账还没有交过</summary>
          <ul>
            {silent.map(({ id, title, undelivered }) => (
              <li key={id}>
                {title}：{undelivered.join('、')}
              </li>
            ))}
          </ul>
          <small>没有交过的列一律按“不知道”，不会当成疑点。</small>
        </details>
      )}
    </div>
  )
}

/** What finds something, the most first; the rest is folded away. */
function Many({ previews }: { previews: RulePreview[] }) {
  const finding = previews.filter(({ found }) => found > 0).sort((a, b) => b.found - a.found)
  const clear = previews.filter(({ found, faults }) => found === 0 && faults.length === 0)
  return (
    <>
      {finding.length > 0 && (
        <Table quiet caption="试算结果" columns={columns} rows={finding} rowKey={({ id }) => id} />
      )}
      {clear.length > 0 && (
        <details>
          <summary>{count(clear.length)} 条规则没有找出疑点</summary>
          <ul>
            {clear.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const columns: Column<RulePreview>[] = [
  { name: '规则', kind: 'main', cell: ({ title }) => title },
  { name: '会找出', kind: 'number', cell: ({ found }) => count(found) },
  { name: '例如', cell: (one) => <Some preview={one} most={1} /> },
]

function Some({ preview: { examples }, most = 5 }: { preview: RulePreview; most?: number }) {
  if (examples.length === 0) return null
  return (
    <ul>
      {examples.slice(0, most).map(({ key, sentence, householdNo }) => (
        <li key={key}>
          {sentence} {householdNo !== null && <a href={to.household(householdNo)}>看这一户</a>}
        </li>
      ))}
    </ul>
  )
}
