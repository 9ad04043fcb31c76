import { useRef } from 'preact/hooks'
import type { Changed } from '../../../../../shared/change.ts'
import type { HandoverPlan } from '../../../../../shared/leave.ts'
import { useCounty } from '../../../../session.tsx'
import { Deed } from '../../../../ui/Deed.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import type { Made } from '../../pairing/Done.tsx'
import { type Draft, handedOver, receiverOf } from './draft.ts'

/** Says once more what is about to be written, all of it or nothing. */
export function ConfirmDialog(props: {
  plan: HandoverPlan
  draft: Draft
  close: () => void
  done: (made: Made) => void
}) {
  const { plan, draft, close, done } = props
  const county = useCounty()
  const { kind, leftOn, on, reason } = draft
  const { key, name } = plan.cadre
  const { about, changes } = handedOver(plan.households, draft)
  const takers = Map.groupBy(about, (one) => receiverOf(one, draft)?.name ?? '')
  const said = reason.trim()
  const changed = useRef<Changed>(undefined)
  const deed = async () => {
    const order = { on, reason: said, changes }
    changed.current = await (kind === 'stays'
      ? county.handOver(key, order)
      : county.leave(key, { ...order, leftOn, kind }))
  }
  const words = kind === 'stays' ? `${name}移交了 ${about.length} 户` : `${name}已办理离岗（${kind}，${leftOn}）`
  const rest = about.length > 0 && kind !== 'stays' ? `，${about.length} 户已全部交接` : ''
  const account = kind === 'stays' || leftOn > on ? '' : '有账号的已停用。'
  return (
    <Dialog title={kind === 'stays' ? '确认移交' : '确认离岗和交接'} close={close}>
      <Deed
        deed={deed}
        done={() => changed.current && done({ words: `${words}${rest}。${account}`, changed: changed.current })}
        close={close}
        words={['确定办理', '正在办理…', '再看看']}
      >
        <p>
          {kind !== 'stays' && (
            <>
              <strong>{name}</strong> {leftOn} 离岗（{kind}）。
            </>
          )}
          {about.length > 0 && `接替人从 ${on} 起帮扶，以下各户一次交接：`}
        </p>
        <ul class="will">
          {[...takers].map(([taker, households]) => (
            <li key={taker}>
              {taker === '' ? '不再需要帮扶责任人' : <strong>{taker}</strong>}：
              {households.map(({ headName, householdNo }) => headName || householdNo).join('、')}
            </li>
          ))}
        </ul>
        {plan.acceptance && about.length > 0 && <p>接替人会在手机上看到，请他们确认接收。</p>}
      </Deed>
    </Dialog>
  )
}
