import { useState } from 'preact/hooks'
import { type HandoverPlan, leaveKinds } from '../../../../../shared/leave.ts'
import { useLoad } from '../../../../load.ts'
import { useQuery } from '../../../../query.ts'
import { useCounty, useSigned } from '../../../../session.tsx'
import { keyOf, to } from '../../../../to.ts'
import { Empty } from '../../../../ui/Empty.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Progress } from '../../../../ui/Progress.tsx'
import { Done, type Made } from '../../pairing/Done.tsx'
import { Early } from '../../pairing/Early.tsx'
import { isGone } from '../gone.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { type Draft, handedOver, useDraft } from './draft.ts'
import { Lines } from './Lines.tsx'
import { Why } from './Why.tsx'

/** 离岗交接: why and when, whom each household goes to, and all of it at once. */
export default function HandoverPage({ params }: { params: { key: string } }) {
  const key = keyOf(params)
  const county = useCounty()
  const { data, problem, reload } = useLoad(`handover first ${key}`, () => county.handover(key, {}))
  const crumbs = [
    { href: to.cadres(), name: '帮扶责任人' },
    { href: to.cadre(key), name: data?.cadre.name ?? '帮扶责任人' },
  ]
  if (data === undefined) {
    return (
      <Page title="离岗交接" crumbs={crumbs}>
        {problem ? <ErrorNote problem={problem} again={reload} /> : <Progress words="正在拟交接方案…" />}
      </Page>
    )
  }
  return (
    <Page title={`${data.cadre.name} · 离岗交接`} crumbs={crumbs}>
      <Wizard key={key} first={data} />
    </Page>
  )
}

/** `stays`: asked for from a page about households of a cadre who stays in the post, or one `household`, which is ticked. */
function firstDraft(plan: HandoverPlan, stays: boolean, household: string | undefined): Draft {
  const { cadre, asOf, latestOn, households } = plan
  const left = isGone(cadre)
  const known = leaveKinds.find((one) => one === cadre.leftReason) ?? '调离'
  // What began today ends today at the earliest: whoever takes over begins tomorrow.
  const on = households.some(({ sinceOn }) => sinceOn === asOf) ? latestOn : asOf
  return {
    kind: stays ? 'stays' : known,
    leftOn: left && cadre.leftOn?.length === 10 ? cadre.leftOn : on,
    on,
    reason: '',
    successor: null,
    chosen: {},
    ticked: household === undefined ? [] : [household],
    ended: [],
  }
}

function Wizard({ first }: { first: HandoverPlan }) {
  const county = useCounty()
  const { membership } = useSigned()
  const { key, name } = first.cadre
  const { household, ...query } = useQuery().query
  const stays = household !== undefined || query.stays === '1'
  const place = `${membership.county.code}.${key}`
  const [draft, change, forget] = useDraft(place, firstDraft(first, stays, household), household !== undefined)
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<Made>()
  const asked = { leftOn: draft.on, successor: draft.successor?.key }
  const { data, problem, loading, reload } = useLoad(`handover ${key} ${JSON.stringify(asked)}`, () =>
    county.handover(key, asked),
  )
  const plan = data ?? first
  const { about, changes, open } = handedOver(plan.households, draft)
  const settled = changes.filter(({ cadreKey }) => cadreKey !== null)
  const held = useLoad(`holds ${draft.on} ${JSON.stringify(settled)}`, async () =>
    settled.length === 0 ? [] : county.verdicts({ on: draft.on, reason: '交接', changes: settled }),
  )
  if (done !== undefined) return <HandedOver made={done} set={setDone} cadreKey={key} />
  const refused = (held.data ?? []).filter(({ ok }) => !ok)
  const ready = !lacksReason(draft) && !loading && !held.loading && open.length === 0 && refused.length === 0
  return (
    <div class="stack">
      <Why plan={plan} draft={draft} change={change} />
      {problem && <ErrorNote problem={problem} again={reload} />}
      {held.problem && <ErrorNote problem={held.problem} again={held.reload} />}
      <Lines plan={plan} draft={draft} change={change} verdicts={held.data ?? []} busy={loading} />
      {plan.households.length === 0 && (
        <Empty title={`${name}没有帮扶户，直接办理离岗就可以。`}>离岗后账号自动停用。</Empty>
      )}
      <div class="at-hand go-bar">
        <Early
          verdicts={held.data ?? []}
          reason={draft.kind === 'stays' ? draft.reason : `${draft.kind}：${draft.reason}`}
        />
        <p role="status">{standing(about.length, open.length, refused.length, draft)}</p>
        <button
          type="button"
          class="strong"
          disabled={!ready || (draft.kind === 'stays' && about.length === 0)}
          onClick={() => setAsking(true)}
        >
          {draft.kind === 'stays' ? '办理移交' : '办理离岗和交接'}
        </button>
      </div>
      {asking && (
        <ConfirmDialog
          plan={plan}
          draft={draft}
          close={() => setAsking(false)}
          done={(made) => {
            forget()
            setAsking(false)
            setDone(made)
          }}
        />
      )}
    </div>
  )
}

const lacksReason = ({ kind, reason }: Draft) => (kind === 'stays' || kind === '其他') && reason.trim() === ''

function standing(all: number, open: number, refused: number, draft: Draft): string {
  const { kind } = draft
  if (lacksReason(draft)) return '请写明原因。'
  if (all === 0) return kind === 'stays' ? '请勾选要移交的户。' : '没有要交接的户。'
  if (open > 0) return `${all} 户中还有 ${open} 户没有接替人，请选好。`
  if (refused > 0) return `有 ${refused} 户选的人不合规定，请按提示换人。`
  const ended = draft.ended.length > 0 ? `，${draft.ended.length} 户不再安排` : ''
  return `${all} 户都有着落${ended}，一次办完，一天也不空档。`
}

function HandedOver({ made, set, cadreKey }: { made: Made; set: (made: Made) => void; cadreKey: string }) {
  return (
    <div class="stack">
      <Done made={made} back={({ words }) => set({ words })} />
      <div class="actions">
        <a class="button" href={to.cadres()}>
          回到帮扶责任人
        </a>
        <a class="button" href={to.cadre(cadreKey)}>
          看这个人的登记
        </a>
      </div>
    </div>
  )
}
