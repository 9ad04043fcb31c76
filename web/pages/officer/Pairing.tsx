import { useState } from 'preact/hooks'
import type { CadreRow } from '../../../shared/cadre.ts'
import type { PairingSpan } from '../../../shared/household.ts'
import { useLoad } from '../../load.ts'
import { useQuery } from '../../query.ts'
import { useCounty, useMay } from '../../session.tsx'
import { to } from '../../to.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { AssignDialog } from './pairing/AssignDialog.tsx'
import { CadrePane } from './pairing/CadrePane.tsx'
import { ChosenHousehold } from './pairing/ChosenHousehold.tsx'
import { EndDialog } from './pairing/EndDialog.tsx'
import { HouseholdPane } from './pairing/HouseholdPane.tsx'

/** What is being asked: a first cadre, or an end with or without who takes over. */
type Asking = { of: 'assign'; cadre: CadreRow } | { of: 'end'; span: PairingSpan; successor: CadreRow | null }

/** 结对: households on the left, cadres with their load on the right. */
export default function PairingPage() {
  const county = useCounty()
  const offered = useMay('pairing.assign')
  const { query, change } = useQuery()
  const [asking, setAsking] = useState<Asking>()
  const [done, setDone] = useState<string>()
  const [turn, setTurn] = useState(0)
  const no = query.household ?? null
  const chosen = useLoad(`chosen ${no} ${turn}`, async () => (no === null ? null : county.household(no)))
  const card = chosen.data?.no === no ? chosen.data : null

  if (!offered) {
    return (
      <Page title="结对">
        <Empty title="您的角色不能安排结对。">
          <a href={to.households()}>看各户现在由谁帮扶</a>
        </Empty>
      </Page>
    )
  }
  const choose = (next: string | null) => {
    setDone(undefined)
    change({ household: next, page: query.page })
  }
  const pick = (cadre: CadreRow) => {
    if (card === null) return
    const span = card.pairings.find((one) => one.current)
    setAsking(span ? { of: 'end', span, successor: cadre } : { of: 'assign', cadre })
  }
  const finished = (words: string) => {
    setAsking(undefined)
    setDone(words)
    setTurn((n) => n + 1)
  }
  return (
    <Page title="结对" aside={done && <Note tone="good">{done}</Note>}>
      <div class="pairing" data-step={no === null ? 'household' : 'cadre'}>
        <HouseholdPane turn={turn} chosen={no} choose={choose} />
        <section class="cadre-side stack" aria-label="帮扶责任人">
          {chosen.problem && <ErrorNote problem={chosen.problem} again={chosen.reload} />}
          <ChosenHousehold
            card={card}
            waiting={no !== null && chosen.loading}
            back={() => choose(null)}
            end={(span) => setAsking({ of: 'end', span, successor: null })}
          />
          <CadrePane turn={turn} near={card?.township || null} ready={card !== null} pick={pick} />
        </section>
      </div>
      {card && asking?.of === 'assign' && (
        <AssignDialog card={card} cadre={asking.cadre} close={() => setAsking(undefined)} done={finished} />
      )}
      {card && asking?.of === 'end' && (
        <EndDialog
          card={card}
          span={asking.span}
          successor={asking.successor}
          close={() => setAsking(undefined)}
          done={finished}
        />
      )}
    </Page>
  )
}
