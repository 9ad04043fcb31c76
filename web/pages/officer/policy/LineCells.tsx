import type { Coming, PolicyLineShown } from '../../../../shared/policychange.ts'
import { floorWords, valueLines } from '../../../../shared/policywords.ts'
import { isSame } from '../../../../shared/tighter.ts'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { instant } from '../../../words.ts'
import type { Draft } from './draft.ts'

/** What the codes in a parameter's value are called: the checks that read it. */
export const namesIn = ({ readers }: Pick<PolicyLineShown, 'readers'>): Record<string, string> =>
  Object.fromEntries(readers.map(({ id, title }) => [id, title]))

/** A value as people read it, a line each. */
export function Value({ value, line }: { value: unknown; line: Pick<PolicyLineShown, 'unit' | 'readers'> }) {
  const lines = valueLines(value, line.unit, namesIn(line))
  if (lines.length === 0) return <span>没有设定</span>
  return (
    <ul>
      {lines.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}

/** What a parameter is now, what it shall be when saved, and what it will be from a later day on. */
export function LineValue({ line, draft, coming }: { line: PolicyLineShown; draft: Draft; coming: Coming[] }) {
  const waiting = draft[line.path]
  return (
    <div class="policy-value">
      <Value value={line.value} line={line} />
      {!isSame(line.value, line.default) && <Badge tone="info">和默认不同</Badge>}
      {line.own !== undefined && <Badge tone="warn">按省定底线</Badge>}
      {waiting && (
        <div class="policy-waiting">
          <Badge tone="warn">待保存</Badge> 改为 <Value value={waiting.to} line={line} />
        </div>
      )}
      {coming.flatMap(({ effectiveOn, changes }) =>
        changes
          .filter(({ path }) => path === line.path)
          .map((one) => (
            <div key={effectiveOn} class="policy-waiting">
              <Badge tone="plain">{effectiveOn} 起</Badge> <Value value={one.to} line={line} />
            </div>
          )),
      )}
    </div>
  )
}

/** Where a parameter's value comes from: its source, the province's floor, who changed it last. */
export function LineSource({ line }: { line: PolicyLineShown }) {
  const { floor, last, source, unit, path } = line
  return (
    <>
      <span>{source}</span>
      {floor && (
        <div>
          <Badge tone="info">省定底线</Badge> {floorWords(floor, unit)}
          <br />
          <small>{floor.source}</small>
        </div>
      )}
      {last && (
        <div>
          <a href={to.policy({ view: 'history', path })}>
            {last.setBy} {instant(last.setAt).slice(0, 10)} 改过
          </a>
        </div>
      )}
    </>
  )
}
