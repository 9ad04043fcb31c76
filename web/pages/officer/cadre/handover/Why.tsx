import { type HandoverPlan, leaveKinds } from '../../../../../shared/leave.ts'
import { Day } from '../../../../ui/Day.tsx'
import { Reason } from '../../../../ui/Reason.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useAccepted } from '../../pairing/Early.tsx'
import { FindOne } from '../FindOne.tsx'
import type { Draft } from './draft.ts'

/** Why and when, and who takes over the post. */
export function Why(props: { plan: HandoverPlan; draft: Draft; change: (patch: Partial<Draft>) => void }) {
  const { plan, draft, change } = props
  const { kind, leftOn, on, reason, successor } = draft
  const stays = kind === 'stays'
  const accepted = useAccepted()
  const leave = (day: string) => change({ leftOn: day, on: day !== '' && day <= plan.latestOn ? day : plan.asOf })
  return (
    <section class="card stack">
      <h2>为什么、什么时候</h2>
      <div class="form-grid">
        <Select
          label="离岗类别"
          value={kind}
          options={[
            ...leaveKinds.map((one) => ({ value: one, name: one })),
            { value: 'stays', name: '不离岗，只移交部分户' },
          ]}
          onChange={(next) => change({ kind: next as Draft['kind'] })}
        />
        {!stays && <Day label="离岗日期" hint="当天起由接替人帮扶" required value={leftOn} onInput={leave} />}
        {(stays || on !== leftOn) && (
          <Day
            label="交接日期"
            hint={`接替人从这天开始，最晚 ${plan.latestOn}`}
            required
            value={on}
            onInput={(day) => change({ on: day })}
          />
        )}
        <Reason
          label={stays || kind === '其他' ? '原因' : '说明（可不填）'}
          optional={!stays && kind !== '其他'}
          offered={stays ? accepted : []}
          value={reason}
          onInput={(next) => change({ reason: next })}
        />
      </div>
      {plan.households.length > 0 && (
        <details open={successor !== null || kind === '调离' || kind === '挂职期满'}>
          <summary>有人接任这个岗位的，由接任人整体接手（接力帮扶）</summary>
          <FindOne
            of="cadre"
            label="接任人"
            except={plan.cadre.key}
            found={successor}
            choose={(next) => change({ successor: next, chosen: {} })}
          />
          <p>
            <small>没有接任人就不选，由本单位的人分担；接任人户数不够的，其余也由本单位分担。</small>
          </p>
        </details>
      )}
    </section>
  )
}
