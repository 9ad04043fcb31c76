import type { UnsolvedHousehold } from '../../../../../shared/proposal.ts'
import { to } from '../../../../to.ts'
import { count, written } from '../../../../words.ts'
import { byVillage } from './plan.ts'

/** Households the proposal found nobody for, and why. */
export function Unsolved({ households, limits }: { households: UnsolvedHousehold[]; limits: string[] }) {
  if (households.length === 0) return null
  return (
    <section id="unsolved" class="card stack" aria-label="没有办法的户">
      <h2>{count(households.length)} 户还没有办法</h2>
      {limits.length > 0 && (
        <ul class="will">
          {limits.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {byVillage(households).map(({ name, rows }) => (
        <details key={name} class="areas" open={households.length <= 10}>
          <summary>
            <strong>{name}</strong>
            <small>{rows.length} 户</small>
          </summary>
          <ul class="lines">
            {rows.map((one) => (
              <li key={one.household}>
                <span>
                  <a href={to.household(one.household)}>{one.headName || '未登记户主'}</a>{' '}
                  <small>{one.household}</small>：{one.why.map(written).join('；')}
                </span>
                <a class="button" href={to.pairing({ household: one.household, township: one.township })}>
                  去安排
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
