import type { Home } from '../../../../shared/home.ts'
import { useOffered } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { instant } from '../../../words.ts'
import { StateBadge } from '../import/StateBadge.tsx'

/** Workbooks that are uploaded and not committed yet. */
export function WaitingImports({ imports }: { imports: Home['imports'] }) {
  const offered = useOffered('import')
  if (!offered && imports.length === 0) return null
  return (
    <section class="card">
      <h2>等待确认的导入</h2>
      {imports.length === 0 ? (
        <p>
          没有等待确认的台账。<a href={to.imports()}>上传新的台账</a>
        </p>
      ) : (
        <ul class="lines">
          {imports.map((one) => (
            <li key={one.id}>
              <a href={to.import(one.id)}>{one.fileName}</a>
              <span>
                <StateBadge state={one.state} /> <small>{instant(one.uploadedAt)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
