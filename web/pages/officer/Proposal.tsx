import { useState } from 'preact/hooks'
import type { ProposalScope } from '../../../shared/proposal.ts'
import { useLoad } from '../../load.ts'
import { useQuery } from '../../query.ts'
import { useCounty, useMay } from '../../session.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { AreaFilter } from './AreaFilter.tsx'
import { Done, type Made } from './pairing/Done.tsx'
import { PairingTabs } from './pairing/PairingTabs.tsx'
import { PlannedPairs } from './pairing/proposal/PlannedPairs.tsx'
import { Unsolved } from './pairing/proposal/Unsolved.tsx'
import { capsOf, capsText, capsWords, WhatIf } from './pairing/proposal/WhatIf.tsx'

const scopes: { value: ProposalScope; name: string }[] = [
  { value: 'unpaired', name: '没有责任人的户' },
  { value: 'gone', name: '责任人已离岗的户' },
  { value: 'over', name: '责任人超出上限的户' },
]
const usual = 'unpaired,gone'

/** 拟结对方案: who might be given whom and why; the officer ticks, changes and applies. Nothing is written before. */
export default function ProposalPage() {
  const offered = useMay('pairing.propose')
  return (
    <Page title="拟结对方案">
      <PairingTabs now="proposal" />
      {offered ? <Planning /> : <Empty title="您的角色不能拟定结对方案。" />}
    </Page>
  )
}

function Planning() {
  const county = useCounty()
  const { query, change } = useQuery()
  const { township, village, scope = usual } = query
  const chosen = scopes.map((one) => one.value).filter((one) => scope.split(',').includes(one))
  const caps = capsOf(query.caps)
  const [turn, setTurn] = useState(0)
  const [said, setSaid] = useState<Made>()
  const order = { scope: chosen, township, village, ...(query.caps && { caps }) }
  const asked = useLoad(`proposal ${JSON.stringify(order)} ${turn}`, () => county.proposal(order))
  const toggle = (value: ProposalScope, on: boolean) => {
    const next = scopes.map((one) => one.value).filter((one) => (one === value ? on : chosen.includes(one)))
    if (next.length > 0) change({ scope: next.join(',') === usual ? null : next.join(',') })
  }
  const done = (made: Made) => {
    setSaid(made)
    setTurn((n) => n + 1)
  }
  return (
    <div class="stack">
      <div class="filters">
        <AreaFilter township={township} village={village} onChange={change} />
        <fieldset class="scope">
          <legend>给哪些户拟</legend>
          {scopes.map(({ value, name }) => (
            <Tick
              key={value}
              ticked={chosen.includes(value)}
              disabled={chosen.length === 1 && chosen.includes(value)}
              onTick={(on) => toggle(value, on)}
            >
              {name}
            </Tick>
          ))}
        </fieldset>
      </div>
      {said && <Done made={said} back={({ words }) => done({ words })} />}
      {query.caps && (
        <Note tone="warn">
          这是按“{capsWords(caps)}”的设想拟的，政策参数没有改。超过政策上限的，应用时要写明理由。
          <button type="button" onClick={() => change({ caps: null })}>
            回到政策的上限
          </button>
        </Note>
      )}
      {asked.problem && <ErrorNote problem={asked.problem} again={asked.reload} />}
      {asked.loading && <Progress words="正在拟定方案…" />}
      {asked.data && !asked.problem && (
        <>
          <PlannedPairs proposal={asked.data} done={done} />
          <Unsolved households={asked.data.unsolved} limits={asked.data.limits} />
          <WhatIf
            offered={asked.data.whatIf}
            solved={asked.data.pairs.length}
            caps={caps}
            choose={(next) => change({ caps: capsText(next) })}
          />
        </>
      )}
    </div>
  )
}
