import type { Bulletin } from '../../../../shared/bulletin.ts'
import { useReach } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { count, percent } from '../../../words.ts'
import type { Numbers } from './numbers.tsx'

type Total = Bulletin['total']

/** What the bulletin says in a paragraph or two, beside the period before. */
export function Words({ bulletin, numbers }: { bulletin: Bulletin; numbers: Numbers }) {
  const { total, before, state, township } = bulletin
  const seesHouseholds = useReach('household.read') !== null
  const missing = total.needy - total.paired
  const area = township === null ? {} : { township }
  const unvisited = total.visitKnown - total.visited
  const live = state === 'running' && seesHouseholds
  return (
    <section class="card bulletin-words" aria-labelledby="words">
      <h2 id="words">概况</h2>
      <p>
        <b>覆盖。</b>在册 {count(total.households)} 户，应结对 {count(total.needy)} 户，已结对 {count(total.paired)}{' '}
        户， 覆盖 <b>{percent(total.paired, total.needy)}</b>
        <Change
          now={share(total.paired, total.needy)}
          then={before && share(before.paired, before.needy)}
          unit=" 个百分点"
        />
        {missing > 0 && (
          <>
            ，还缺 {live ? <a href={to.households({ unpaired: true, ...area })}>{count(missing)}</a> : count(missing)}{' '}
            户
          </>
        )}
        。{had(total, 'visit', '按时走访')}
        {unvisited > 0 && <>（没有按时走访 {numbers('end', unvisited, { check: 'visit-overdue,visit-never' })} 户）</>}
        ；{had(total, 'measure', '有帮扶措施')}；{had(total, 'plan', '有本年计划')}。
      </p>
      <p>
        <b>疑点。</b>期初 {numbers('start', total.start, {})} 条，新增 {numbers('come', total.come, {})} 条
        <Change now={total.come} then={before?.come ?? null} unit=" 条" />
        ，办结 {numbers('over', total.over, {})} 条
        <Change now={total.over} then={before?.over ?? null} unit=" 条" />
        ，期末未消除 <b>{numbers('end', total.end, {})}</b> 条，其中逾期 {numbers('overdue', total.overdue, {})} 条。
        {total.due > 0 ? (
          <>
            本期到期 {numbers('due', total.due, {})} 条，按时办结 {numbers('inTime', total.inTime, {})} 条，占{' '}
            <b>{percent(total.inTime, total.due)}</b>
            <Change
              now={share(total.inTime, total.due)}
              then={before && share(before.inTime, before.due)}
              unit=" 个百分点"
            />
            。
          </>
        ) : (
          '本期没有到期的疑点。'
        )}
      </p>
      {before === null && (
        <p>
          <small>没有上一期可比：上一期时还没有开始核查。</small>
        </p>
      )}
    </section>
  )
}

function had(total: Total, of: 'visit' | 'measure' | 'plan', words: string): string {
  const [known, has] = {
    visit: [total.visitKnown, total.visited],
    measure: [total.measureKnown, total.measured],
    plan: [total.planKnown, total.planned],
  }[of] as [number, number]
  return known === 0 ? `${words}的情况没有台账` : `${words} ${count(has)} 户，占 ${percent(has, known)}`
}

const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 100))

/** 比上期多 3 条; nothing where there is nothing to compare with. */
function Change({ now, then, unit }: { now: number | null; then: number | null; unit: string }) {
  if (now === null || then === null) return null
  const more = now - then
  return <>（{more === 0 ? '与上期持平' : `比上期${more > 0 ? '多' : '少'} ${count(Math.abs(more))}${unit}`}）</>
}
