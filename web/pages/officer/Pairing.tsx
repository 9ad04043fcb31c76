import { useState } from 'preact/hooks'
import type { Changed } from '../../../shared/change.ts'
import type { HouseholdRow } from '../../../shared/household.ts'
import { useQuery } from '../../query.ts'
import { useMay } from '../../session.tsx'
import { to } from '../../to.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Page } from '../../ui/Page.tsx'
import { AreaPane } from './pairing/AreaPane.tsx'
import { CadrePane } from './pairing/CadrePane.tsx'
import { ChangeDialog } from './pairing/ChangeDialog.tsx'
import { ChosenHouseholds, type Current } from './pairing/ChosenHouseholds.tsx'
import { useCarry } from './pairing/carry.ts'
import { firstDay } from './pairing/changeto.ts'
import { useChosen } from './pairing/chosen.ts'
import { Done, type Made } from './pairing/Done.tsx'
import { EndDialog } from './pairing/EndDialog.tsx'
import { Ghost } from './pairing/Ghost.tsx'
import { HouseholdPane } from './pairing/HouseholdPane.tsx'
import { PairingTabs } from './pairing/PairingTabs.tsx'
import type { TakenBack } from './pairing/TakeBack.tsx'
import type { Taker } from './pairing/Taking.tsx'

/** What is being asked: whether the chosen are given to a cadre, or a pairing ended with nobody in its place. */
type Asking = { of: 'change'; cadre: Taker } | { of: 'end'; household: HouseholdRow; pairing: Current }

/** 结对: villages and households on the left, cadres with their load on the right. */
export default function PairingPage() {
  const offered = useMay('pairing.assign')
  if (offered) return <Board />
  return (
    <Page title="结对">
      <PairingTabs now="board" />
      <Empty title="您的角色不能安排结对。">
        <a href={to.households()}>看各户现在由谁帮扶</a>
      </Empty>
    </Page>
  )
}

function Board() {
  const [asking, setAsking] = useState<Asking>()
  const [made, setMade] = useState<Made>()
  const [turn, setTurn] = useState(0)
  const [focus, setFocus] = useState(0)
  const [cadres, setCadres] = useState<Taker[]>([])
  const chosen = useChosen(turn)
  const { query, change } = useQuery()
  const [step, setStep] = useState(() => (chosen.list.length > 0 ? 'cadre' : 'household'))
  const again = () => setTurn((n) => n + 1)
  const [carried, setCarried] = useState<HouseholdRow[]>([])
  const pick = (cadre: Taker) => chosen.list.length > 0 && setAsking({ of: 'change', cadre })
  const carry = useCarry((key) => {
    const cadre = cadres.find((one) => one.key === key)
    if (cadre === undefined) return
    chosen.choose(carried.map((one) => one.no))
    setAsking({ of: 'change', cadre })
  })
  const finished = (next: Made) => {
    setAsking(undefined)
    setMade(next)
    chosen.choose([])
    setStep('household')
    again()
  }
  const takenBack = ({ words, households }: TakenBack) => {
    finished({ words })
    chosen.choose(households)
    setStep('cadre')
  }
  const toCadres = () => {
    setStep('cadre')
    setFocus((n) => n + 1)
  }
  const [first] = chosen.rows
  return (
    <Page title="结对" aside={made && <Done made={made} back={takenBack} />}>
      <PairingTabs now="board" />
      <div class="pairing" data-step={chosen.list.length === 0 ? 'household' : step}>
        <AreaPane township={query.township} village={query.village} turn={turn} choose={change} />
        <HouseholdPane
          turn={turn}
          chosen={chosen.nos}
          tick={chosen.tick}
          go={toCadres}
          hold={(event, one) => carry.hold(event, () => setCarried(chosen.nos.has(one.no) ? chosen.rows : [one]))}
        />
        <section class="cadre-side stack" aria-label="帮扶责任人">
          {chosen.found.problem && <ErrorNote problem={chosen.found.problem} again={chosen.found.reload} />}
          <ChosenHouseholds
            rows={chosen.rows}
            waiting={chosen.list.length > 0 && chosen.found.loading}
            drop={(nos) => chosen.tick(nos, false)}
            back={() => setStep('household')}
            end={(household, pairing) => setAsking({ of: 'end', household, pairing })}
          />
          <CadrePane
            turn={turn}
            households={chosen.list}
            on={firstDay(chosen.rows)}
            near={first?.township || null}
            over={carry.over}
            listed={setCadres}
            focus={focus}
            pick={pick}
          />
        </section>
      </div>
      {chosen.list.length > 0 && step === 'household' && (
        <div class="at-hand go-bar chosen-bar">
          <span>已选 {chosen.list.length} 户</span>
          <button type="button" class="strong" onClick={toCadres}>
            选帮扶责任人 ›
          </button>
        </div>
      )}
      {carry.carrying && <Ghost carry={carry} rows={carried} cadre={cadres.find((one) => one.key === carry.over)} />}
      {asking?.of === 'change' && (
        <ChangeDialog
          households={chosen.rows}
          cadre={asking.cadre}
          close={() => setAsking(undefined)}
          done={(changed: Changed, words) => finished({ words, changed })}
          overtaken={again}
        />
      )}
      {asking?.of === 'end' && (
        <EndDialog
          household={asking.household}
          pairing={asking.pairing}
          close={() => setAsking(undefined)}
          done={(changed, words) => finished({ words, changed })}
        />
      )}
    </Page>
  )
}
