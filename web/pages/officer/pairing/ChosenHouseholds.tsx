import type { HouseholdCard, HouseholdRow } from '../../../../shared/household.ts'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Note } from '../../../ui/Note.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { written } from '../../../words.ts'
import { PairingHistory } from '../household/PairingHistory.tsx'
import { Status } from '../household/Status.tsx'

export type Current = HouseholdRow['current'][number]

/** The households a cadre is being found for: one with who has it and had it, several by name. */
export function ChosenHouseholds(props: {
  rows: HouseholdRow[]
  waiting: boolean
  drop: (nos: string[]) => void
  back: () => void
  end: (household: HouseholdRow, pairing: Current) => void
}) {
  const { rows, waiting, drop, back, end } = props
  const [first] = rows
  if (first === undefined) {
    if (waiting) return <Progress words="正在取所选的户…" />
    return <Note tone="info">在左边勾选户，可以一次勾几户，再在这里选帮扶责任人；也可以把户直接拖到责任人上。</Note>
  }
  return (
    <div class="card chosen-households">
      <div class="row-main">
        <button type="button" class="back" onClick={back}>
          ‹ 再选户
        </button>
        <h2>{rows.length === 1 ? <Name of={first} /> : `已选 ${rows.length} 户`}</h2>
        <button type="button" class="quiet" onClick={() => drop(rows.map((one) => one.no))}>
          不选了
        </button>
      </div>
      {rows.length === 1 ? <One household={first} end={end} /> : <Several rows={rows} drop={drop} />}
    </div>
  )
}

const Name = ({ of: { no, headName } }: { of: HouseholdRow }) => (
  <>
    {headName || '未登记户主'} <a href={to.household(no)}>户卡</a>
  </>
)

function One({ household, end }: { household: HouseholdRow; end: (household: HouseholdRow, one: Current) => void }) {
  const { no, township, village, population, attribute, cause, current } = household
  return (
    <>
      <p>
        {written(township)} {written(village)} · {written(population)} 人 · {written(attribute)} · 主因 {written(cause)}
      </p>
      <Status household={household} />
      <ul class="lines">
        {current.length === 0 && <li>没有帮扶责任人，请在下面选一名。</li>}
        {current.map((one) => (
          <li key={one.id}>
            <span>
              现由 <strong>{one.cadreName}</strong> 帮扶，要换人请在下面选接替人。
            </span>
            <button type="button" class="danger" onClick={() => end(household, one)}>
              解除
            </button>
          </li>
        ))}
      </ul>
      <Before key={`${no} ${JSON.stringify(current)}`} no={no} />
    </>
  )
}

/** Who had it before, fetched when asked for. */
function Before({ no }: { no: string }) {
  const county = useCounty()
  const card = useLoad<HouseholdCard>(`before ${no}`, () => county.household(no)).data
  if (card === undefined || card.pairings.length === 0) return null
  return (
    <details>
      <summary>结对经过（{card.pairings.length} 段）</summary>
      <PairingHistory pairings={card.pairings} />
    </details>
  )
}

function Several({ rows, drop }: { rows: HouseholdRow[]; drop: (nos: string[]) => void }) {
  return (
    <ul class="chips">
      {rows.map((one) => (
        <li key={one.no}>
          <button type="button" aria-label={`不选 ${one.headName || one.no}`} onClick={() => drop([one.no])}>
            {one.headName || one.no}
            <small>{one.cadres === '' ? '未结对' : `现由${one.cadres}`}</small>
            <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
