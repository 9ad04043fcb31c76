import { useState } from 'preact/hooks'
import type { MadeAccounts } from '../../../../shared/account.ts'
import { useAct, useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { count } from '../../../words.ts'
import { AreaFilter } from '../AreaFilter.tsx'
import { inBatches } from './accounts/batches.ts'
import { Slips } from './accounts/Slips.tsx'

const limit = 50

/** 从帮扶责任人名册生成: an account for every cadre who has none, batch by batch, each counted when made. */
export default function FromCadresPage() {
  const county = useCounty()
  const [unit, setUnit] = useState('')
  const [township, setTownship] = useState('')
  const [sofar, setSofar] = useState<MadeAccounts>()
  const { running, problem, act } = useAct()
  const among = { unit: unit.trim() || undefined, township: township || undefined }
  const roster = useLoad(`roster ${JSON.stringify(among)}`, () => county.cadres({ ...among, size: 1 })).data
  const make = () => act(() => inBatches((after) => county.makeFromCadres({ ...among, after, limit }), setSofar))
  const crumbs = [{ href: to.accounts(), name: '设置 · 账号' }]
  const counted = sofar === undefined ? 0 : sofar.made.length + sofar.refused.length
  if (running) {
    return (
      <Page title="正在生成账号" crumbs={crumbs}>
        <Progress
          words={`已生成 ${count(sofar?.made.length ?? 0)} / ${count(roster?.total ?? 0)}，请不要关掉这一页`}
          value={counted}
          max={roster?.total}
        />
      </Page>
    )
  }
  if (sofar && (sofar.made.length > 0 || !problem)) {
    return (
      <Page title={sofar.made.length > 0 ? '账号已生成' : '没有要生成的账号'} crumbs={crumbs}>
        {problem && <Unfinished problem={problem} />}
        {sofar.made.length === 0 && (
          <Empty title="没有要新生成的账号：在岗的帮扶责任人都已经有了。">
            <a href={to.accounts({ role: 'cadre' })}>看看他们的账号</a>
          </Empty>
        )}
        <Slips {...sofar} />
      </Page>
    )
  }
  return (
    <Page title="从帮扶责任人名册生成账号" crumbs={crumbs}>
      <section class="card stack">
        <p>
          给名册上在岗、还没有账号的每位帮扶责任人生成账号和一次性密码，打印成纸条发给本人。已有账号的不动，已调离的不生成。
        </p>
        <div class="filters">
          <Field label="单位（不填就是全部）">
            {(said) => (
              <input
                {...said}
                autocomplete="off"
                placeholder="单位全称"
                value={unit}
                onChange={(event) => setUnit(event.currentTarget.value)}
              />
            )}
          </Field>
          <AreaFilter
            townshipOnly
            township={township}
            village={undefined}
            onChange={(area) => setTownship(area.township)}
          />
        </div>
        {problem && <ErrorNote problem={problem} />}
        <div class="actions">
          <button type="button" class="strong" disabled={roster === undefined || roster.total === 0} onClick={make}>
            {roster === undefined ? '正在数人数…' : `开始生成（名册上 ${count(roster.total)} 人）`}
          </button>
        </div>
      </section>
    </Page>
  )
}

/** Some batches came through, one did not: those are printed first, the rest made after. */
function Unfinished({ problem }: { problem: { title: string; detail: string } }) {
  return (
    <ErrorNote
      problem={{ title: '还有一些没有生成', detail: `${problem.detail}请先打印下面这些，再回来生成剩下的。` }}
    />
  )
}
