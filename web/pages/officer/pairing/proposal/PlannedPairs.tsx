import { useState } from 'preact/hooks'
import type { Proposal } from '../../../../../shared/proposal.ts'
import { to } from '../../../../to.ts'
import { Empty } from '../../../../ui/Empty.tsx'
import { Tick } from '../../../../ui/Tick.tsx'
import { count } from '../../../../words.ts'
import type { Made } from '../Done.tsx'
import { ApplyDialog } from './ApplyDialog.tsx'
import { byVillage, type PlannedPair, usePlan } from './plan.ts'
import { SwapDialog } from './SwapDialog.tsx'
import { VillagePairs } from './VillagePairs.tsx'

/** Pairs by village, to be ticked, changed by hand and applied. */
export function PlannedPairs({ proposal, done }: { proposal: Proposal; done: (made: Made) => void }) {
  const plan = usePlan(proposal.pairs)
  const [asking, setAsking] = useState<'apply' | PlannedPair>()
  const { pairs, ticked } = plan
  if (pairs.length === 0) {
    return (
      <Empty title={proposal.unsolved.length === 0 ? '这里的户都有在岗的责任人，不用拟方案。' : '没有能拟出的结对。'}>
        <a href={to.pairing()}>去安排结对</a>
      </Empty>
    )
  }
  const applied = (made: Made) => {
    setAsking(undefined)
    done(made)
  }
  return (
    <section class="stack" aria-label="拟结对">
      <p role="status">
        {count(pairs.length)} 户拟出了责任人
        {proposal.unsolved.length > 0 && (
          <>
            ，<a href="#unsolved">{count(proposal.unsolved.length)} 户还没有办法</a>
          </>
        )}
        。什么都还没有改，逐户看过、改过，再应用。
      </p>
      {byVillage(pairs).map(({ name, rows }, at) => (
        <VillagePairs
          key={name}
          name={name}
          pairs={rows}
          open={at === 0 || pairs.length <= 60}
          plan={plan}
          change={setAsking}
        />
      ))}
      <div class="at-hand go-bar">
        <Tick
          ticked={ticked.length === pairs.length}
          some={ticked.length > 0 && ticked.length < pairs.length}
          onTick={(on) =>
            plan.tick(
              proposal.pairs.map((one) => one.household),
              on,
            )
          }
        >
          全部 {count(pairs.length)} 户
        </Tick>
        <span class="apply-count" role="status">
          已勾选 {count(ticked.length)} 户
        </span>
        <button type="button" class="strong" disabled={ticked.length === 0} onClick={() => setAsking('apply')}>
          应用勾选的 {count(ticked.length)} 户
        </button>
      </div>
      {asking === 'apply' && (
        <ApplyDialog pairs={ticked} close={() => setAsking(undefined)} done={applied} leaveOut={plan.leaveOut} />
      )}
      {typeof asking === 'object' && <SwapDialog pair={asking} plan={plan} close={() => setAsking(undefined)} />}
    </section>
  )
}
