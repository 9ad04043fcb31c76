import { type Entity, entityNames } from '../../../../shared/import.ts'
import type { RuleExample } from '../../../../shared/rule.ts'
import { fieldOf, type RuleFields } from '../../../../shared/rulewords.ts'

/** The rule's own examples: rows as they may stand in a county, and what it finds among them. */
export function Examples({ examples, fields }: { examples: RuleExample[]; fields: RuleFields }) {
  if (examples.length === 0) return null
  return (
    <section class="card stack">
      <h2>例子</h2>
      {examples.map((example, at) => (
        <div key={at} class="record">
          <h3>{example.finds.length > 0 ? `找出：${example.finds.join('、')}` : '不找出'}</h3>
          {Object.entries(example.given).flatMap(([table, rows]) =>
            rows.map((row, n) => (
              <p key={`${table} ${n}`}>
                <strong>{entityNames[table as Entity] ?? table}</strong>{' '}
                {Object.entries(row)
                  .map(
                    ([name, value]) =>
                      `${fieldOf(fields, table, name)?.title ?? name} ${said(value, fieldOf(fields, table, name)?.type)}`,
                  )
                  .join('，')}
              </p>
            )),
          )}
        </div>
      ))}
    </section>
  )
}

function said(value: string | number | null, type: string | undefined): string {
  if (value === null) return '未交'
  if (value === '') return '空白'
  if (type === 'yesNo') return value === 1 ? '是' : '否'
  return type === 'money' ? String(Number(value) / 100) : String(value)
}
