import { useState } from 'preact/hooks'
import type { ChangeOrder } from '../../../../../shared/change.ts'
import { useCounty } from '../../../../session.tsx'
import { Day } from '../../../../ui/Day.tsx'
import { Deed } from '../../../../ui/Deed.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { Progress } from '../../../../ui/Progress.tsx'
import { Reason } from '../../../../ui/Reason.tsx'
import { count, today } from '../../../../words.ts'
import { useVerdicts } from '../verdicts.ts'
import { changeOf, type PlannedPair } from './plan.ts'

const reasons = ['责任人已离岗，接续帮扶', '责任人超出户数上限，调整', '统一调整结对']

/** Makes the ticked pairs, all in one step; those that cannot be made now are named first and may be left out. */
export function ApplyDialog(props: {
  pairs: PlannedPair[]
  close: () => void
  done: (words: string) => void
  leaveOut: (refused: ReadonlyMap<string, string | null>) => void
}) {
  const { pairs, close, done, leaveOut } = props
  const county = useCounty()
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const [override, setOverride] = useState('')
  const replaces = pairs.some((one) => one.replaces !== null)
  const order: ChangeOrder = { on, reason: replaces ? reason.trim() : null, changes: pairs.map(changeOf) }
  const { barred, heavy, known, problem, loading, reload } = useVerdicts(order)
  const names = new Map(pairs.map((one) => [one.household, one.headName || one.household]))
  const deed = async () => {
    const why = heavy.length > 0 ? override.trim() : undefined
    try {
      await county.change({ ...order, changes: order.changes.map((one) => ({ ...one, override: why })) })
    } catch (thrown) {
      reload()
      throw thrown
    }
  }
  return (
    <Dialog title={`应用 ${count(pairs.length)} 户`} close={close}>
      <Deed
        deed={deed}
        done={() => done(`已按方案结对 ${count(pairs.length)} 户，${on} 起。`)}
        close={close}
        waiting={!known || barred.length > 0 || pairs.length === 0}
        words={['确定应用', '正在保存…', '先不应用']}
      >
        <p>
          {count(pairs.length)} 户一次办完，有一户办不成就都不办。
          {replaces && `其中 ${count(pairs.filter((one) => one.replaces !== null).length)} 户换下现在的责任人。`}
        </p>
        {problem && <ErrorNote problem={problem} again={reload} />}
        {loading && <Progress words="正在核对每一户能不能这样结对…" />}
        {barred.length > 0 && (
          <div class="note note-warn" role="alert">
            <div>
              <strong>{barred.length} 户现在不能这样结对</strong>
              <ul class="will">
                {barred.slice(0, 20).map((one) => (
                  <li key={one.householdNo}>
                    {names.get(one.householdNo)}：{one.words}
                  </li>
                ))}
                {barred.length > 20 && <li>还有 {barred.length - 20} 户</li>}
              </ul>
            </div>
            <button type="button" onClick={() => leaveOut(new Map(barred.map((one) => [one.householdNo, one.words])))}>
              去掉这 {barred.length} 户，其余照办
            </button>
          </div>
        )}
        <Day
          label="开始日期"
          hint={replaces ? '换下的人到前一天为止' : undefined}
          required
          value={on}
          onInput={setOn}
        />
        {replaces && <Reason label="换人的原因" offered={reasons} value={reason} onInput={setReason} />}
        {heavy.length > 0 && (
          <Reason
            label="超出户数的理由"
            hint={`${heavy.length} 户超出政策上限。${heavy[0]?.words ?? ''}写明的理由会留在记录里。`}
            value={override}
            onInput={setOverride}
          />
        )}
      </Deed>
    </Dialog>
  )
}
