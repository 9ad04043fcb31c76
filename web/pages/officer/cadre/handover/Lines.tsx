import { useState } from 'preact/hooks'
import type { ChangeVerdict } from '../../../../../shared/change.ts'
import type { HandoverHousehold, HandoverPlan } from '../../../../../shared/leave.ts'
import { to } from '../../../../to.ts'
import { Badge } from '../../../../ui/Badge.tsx'
import { Status } from '../../household/Status.tsx'
import { type Draft, handedOver, receiverOf, takingBeside } from './draft.ts'
import { ReceiverDialog } from './ReceiverDialog.tsx'

/** Every household with whom it goes to and why; another may be chosen for each. */
export function Lines(props: {
  plan: HandoverPlan
  draft: Draft
  change: (patch: Partial<Draft>) => void
  verdicts: ChangeVerdict[]
  busy: boolean
}) {
  const { plan, draft, change, verdicts, busy } = props
  const [choosing, setChoosing] = useState<HandoverHousehold | null>(null)
  const { households } = plan
  if (households.length === 0) return null
  const stays = draft.kind === 'stays'
  const tick = (no: string, on: boolean) =>
    change({ ticked: on ? [...draft.ticked, no] : draft.ticked.filter((one) => one !== no) })
  return (
    <section class="card" aria-busy={busy}>
      <h2>{stays ? '移交哪些户，交给谁' : `${households.length} 户，每户交给谁`}</h2>
      <ul class="handed">
        {households.map((one) => (
          <li key={one.householdNo}>
            {stays && (
              <input
                type="checkbox"
                aria-label={`移交${one.headName || one.householdNo}`}
                checked={draft.ticked.includes(one.householdNo)}
                onChange={(event) => tick(one.householdNo, event.currentTarget.checked)}
              />
            )}
            <Home household={one} />
            {(!stays || draft.ticked.includes(one.householdNo)) && (
              <Taker household={one} draft={draft} verdicts={verdicts} choose={() => setChoosing(one)} />
            )}
          </li>
        ))}
      </ul>
      {choosing && (
        <ReceiverDialog
          household={choosing}
          leaving={plan.cadre.key}
          on={draft.on}
          taking={takingBeside(handedOver(households, draft).about, draft, choosing)}
          close={() => setChoosing(null)}
          choose={(choice) => {
            const no = choosing.householdNo
            const ended = draft.ended.filter((one) => one !== no)
            const { [no]: _before, ...chosen } = draft.chosen
            change(choice === null ? { chosen, ended: [...ended, no] } : { chosen: { ...chosen, [no]: choice }, ended })
            setChoosing(null)
          }}
        />
      )}
    </section>
  )
}

function Home({ household }: { household: HandoverHousehold }) {
  return (
    <span class="handed-home">
      <a href={to.household(household.householdNo)}>{household.headName || '未登记户主'}</a>
      <small>
        {household.township} {household.village} · {household.householdNo}
        {household.sinceOn && `，${household.sinceOn} 起帮扶`}
      </small>
      <Status household={household} />
    </span>
  )
}

function Taker(props: { household: HandoverHousehold; draft: Draft; verdicts: ChangeVerdict[]; choose: () => void }) {
  const { household, draft, verdicts, choose } = props
  const taker = receiverOf(household, draft)
  const verdict = verdicts.find(
    ({ householdNo, cadreKey }) => householdNo === household.householdNo && cadreKey === taker?.key,
  )
  const chosen = household.householdNo in draft.chosen
  const ended = draft.ended.includes(household.householdNo)
  return (
    <span class="handed-taker">
      <span aria-hidden="true">→</span>
      <span>
        {taker ? (
          <>
            <strong>{taker.name}</strong> {taker.unit}{' '}
            {verdict?.loadAfter != null && (
              <small class="number">
                接手后 {verdict.loadAfter}
                {verdict.cap !== null && ` / ${verdict.cap}`} 户
              </small>
            )}
            {!chosen && household.receiver && <small class="under">{household.receiver.why.join('；')}</small>}
            {taker.override && <small class="under">超出户数：{taker.override}</small>}
          </>
        ) : (
          <>
            <Badge tone={ended ? 'plain' : 'bad'}>{ended ? '不再安排，结对到此结束' : '还没有接替人'}</Badge>
            {!ended && <small class="under">{household.unsolved.join('')}</small>}
          </>
        )}
        {verdict && !verdict.ok && <span class="wrong under">{verdict.words}</span>}
      </span>
      <button type="button" onClick={choose} aria-label={`给${household.headName || household.householdNo}选接替人`}>
        {taker ? '换人' : '选人'}
      </button>
    </span>
  )
}
