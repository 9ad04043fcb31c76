import type { Home } from '../../../../shared/home.ts'
import { useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { instant } from '../../../words.ts'
import { StateBadge } from '../import/StateBadge.tsx'

/** The latest workbooks and what became of them. */
export function LatestImports({ imports }: { imports: Home['imports'] }) {
  const offered = useMay('import.upload')
  if (!offered && imports.length === 0) return null
  return (
    <section class="card">
      <h2>最近的导入</h2>
      {imports.length === 0 ? (
        <p>
          还没有导入过台账。<a href={to.imports()}>上传新的台账</a>
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
