import { useLoad } from '../../load.ts'
import { useCounty } from '../../session.tsx'
import { to } from '../../to.ts'
import { count } from '../../words.ts'

/** How many findings wait for a cadre's answer; nothing where none does. */
export function MyFindings() {
  const county = useCounty()
  const { data } = useLoad('my findings', county.findingCounts)
  if (data === undefined || data.mine === 0) return null
  return (
    <a class="card mine" href={to.findings({ mine: true })}>
      <strong>请您答复的疑点 {count(data.mine)} 条</strong>
      <span>
        {data.mineOverdue > 0 && <span class="wrong">{count(data.mineOverdue)} 条已过期限。</span>}
        核实以后写明情况就可以
      </span>
    </a>
  )
}
