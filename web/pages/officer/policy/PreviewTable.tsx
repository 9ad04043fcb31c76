import { severityNames } from '../../../../shared/finding.ts'
import type { CheckPreview, PolicyPreview, PreviewExample } from '../../../../shared/policychange.ts'
import { usesOf } from '../../../../shared/policyuses.ts'
import { to } from '../../../to.ts'
import { Note } from '../../../ui/Note.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { count } from '../../../words.ts'

/** What the change would do to the findings: by check how many come, go and stay, with some of them. */
export function PreviewTable({ preview: { checks, changes, asOf } }: { preview: PolicyPreview }) {
  const appear = sum(checks.map((one) => one.appear))
  const go = sum(checks.map((one) => one.go))
  const uses = changes.flatMap(({ path }) => {
    const words = usesOf(path)
    return words === null ? [] : [[path, words]]
  })
  return (
    <section class="stack">
      <h2>疑点会怎样变</h2>
      <Note tone={appear > 0 ? 'warn' : 'info'}>{summary(checks.length, appear, go)}</Note>
      {checks.length > 0 && (
        <Table quiet caption={`按 ${asOf} 的数据试算`} columns={columns} rows={checks} rowKey={({ id }) => id} />
      )}
      {checks.map((check) => (
        <Examples key={check.id} check={check} />
      ))}
      {uses.length > 0 && (
        <div>
          <strong>另外：</strong>
          <ul class="policy-readers">
            {uses.map(([path, words]) => (
              <li key={path}>{words}。</li>
            ))}
          </ul>
        </div>
      )}
      {checks.length > 0 && <small>按 {asOf} 的数据试算，没有写入任何记录；疑点是线索，不是结论。</small>}
    </section>
  )
}

function summary(checks: number, appear: number, go: number): string {
  if (checks === 0) return '没有核查规则用这些参数，疑点不会变化。'
  if (appear === 0 && go === 0) return '疑点一条也不会变。'
  return `${appear > 0 ? `会多出 ${count(appear)} 条疑点` : '不会多出疑点'}，${go > 0 ? `${count(go)} 条不再是疑点` : '原有的一条不少'}。`
}

const columns: Column<CheckPreview>[] = [
  { name: '核查规则', kind: 'main', cell: ({ id, title }) => <a href={to.findings({ check: id })}>{title}</a> },
  { name: '轻重', kind: 'short', cell: ({ severity }) => severityNames[severity] },
  { name: '现在', kind: 'number', cell: ({ go, stay }) => count(go + stay) },
  { name: '改后', kind: 'number', cell: ({ appear, stay }) => count(appear + stay) },
  { name: '多出', kind: 'number', cell: ({ appear }) => count(appear) },
  { name: '消失', kind: 'number', cell: ({ go }) => count(go) },
]

function Examples({ check: { title, appearing, going, appear, go } }: { check: CheckPreview }) {
  if (appear + go === 0) return null
  return (
    <details class="policy-examples">
      <summary>{title}：看几条例子</summary>
      <Some words={`会多出 ${count(appear)} 条，例如：`} some={appearing} />
      <Some words={`会消失 ${count(go)} 条，例如：`} some={going} />
    </details>
  )
}

function Some({ words, some }: { words: string; some: PreviewExample[] }) {
  if (some.length === 0) return null
  return (
    <>
      <strong>{words}</strong>
      <ul>
        {some.map(({ key, sentence, householdNo, township, village }) => (
          <li key={key}>
            {[township, village].filter(Boolean).join(' ')} {sentence}
            {householdNo && (
              <>
                {' '}
                <a href={to.household(householdNo)}>看这一户</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
