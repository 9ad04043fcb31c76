import type { Finding } from '../../../../shared/finding.ts'
import { mostAnOrder } from '../../../../shared/handling.ts'
import type { Page } from '../../../../shared/page.ts'
import type { ListQuery } from '../../../api.ts'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { count } from '../../../words.ts'
import type { Chosen } from './chosen.ts'

/** Ticks the page, and from there the whole list. */
export function TickAll({ page, asked, chosen }: { page: Page<Finding>; asked: ListQuery; chosen: Chosen }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const here = page.rows.map(({ id }) => id)
  const ticked = here.filter((id) => chosen.ids.has(id)).length
  const whole = () => act(async () => chosen.only((await county.findingIds(asked)).ids))
  return (
    <div class="tick-head">
      <Tick
        ticked={ticked === here.length}
        some={ticked > 0 && ticked < here.length}
        onTick={(on) => chosen.tick(here, on)}
      >
        选本页 {count(here.length)} 条
      </Tick>
      {ticked === here.length && page.total > here.length && chosen.ids.size < page.total && (
        <button type="button" disabled={running} onClick={whole}>
          {running
            ? '正在选…'
            : page.total > mostAnOrder
              ? `选前 ${count(mostAnOrder)} 条`
              : `选全部 ${count(page.total)} 条`}
        </button>
      )}
      {problem && <span class="wrong">{problem.detail}</span>}
    </div>
  )
}
