import { useState } from 'preact/hooks'
import { useLoad } from '../../../../load.ts'
import { useCounty } from '../../../../session.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { Empty } from '../../../../ui/Empty.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { Progress } from '../../../../ui/Progress.tsx'
import { Rows } from '../../../../ui/Rows.tsx'
import { Search } from '../../../../ui/Search.tsx'
import { today } from '../../../../words.ts'
import { CadreLine } from '../CadreLine.tsx'
import { type Taker, Taking } from '../Taking.tsx'
import type { Plan, PlannedPair } from './plan.ts'

/** Another cadre for one proposed pair, chosen by hand. */
export function SwapDialog(props: { pair: PlannedPair; plan: Plan; close: () => void }) {
  const { pair, plan, close } = props
  const { household, headName, cadreName } = pair
  const county = useCounty()
  const [q, setQ] = useState('')
  const query = { households: household, on: today(), q: q || undefined, size: 30 }
  const { data, problem, reload } = useLoad(`swap ${JSON.stringify(query)}`, () => county.candidates(query))
  const choose = (cadre: Taker) => {
    plan.swap(household, cadre)
    close()
  }
  return (
    <Dialog title={`给 ${headName || household} 换人`} close={close}>
      <div class="stack">
        <p>方案拟派 {cadreName}。下面的户数是现在已帮扶的，合适的在前；方案里的其他户会在应用前一起核对。</p>
        <Search label="找帮扶责任人" placeholder="姓名或单位" value={q} onSearch={setQ} />
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在取帮扶责任人…" />}
        {data?.total === 0 && <Empty title="没有找到帮扶责任人。">换个姓名或单位再找。</Empty>}
        {data && data.total > 0 && (
          <Rows label="可换的人" rows={data.rows} rowKey={(one) => one.key} chosen={pair.cadre} onPick={choose}>
            {(one) => (
              <>
                <CadreLine cadre={one} />
                <Planned cadre={one.key} pair={pair} plan={plan} />
                <Taking cadre={one} />
              </>
            )}
          </Rows>
        )}
      </div>
    </Dialog>
  )
}

/** What the plan gives the cadre beside. */
function Planned({ cadre, pair, plan }: { cadre: string; pair: PlannedPair; plan: Plan }) {
  const beside = plan.ticked.filter((one) => one.cadre === cadre && one.household !== pair.household).length
  return beside === 0 ? null : <small>本方案里还拟派给他（她）{beside} 户</small>
}
