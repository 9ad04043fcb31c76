import { useRef } from 'preact/hooks'
import type { Changed } from '../../../../../shared/change.ts'
import { Deed } from '../../../../ui/Deed.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { Progress } from '../../../../ui/Progress.tsx'
import { count, today } from '../../../../words.ts'
import type { Made } from '../Done.tsx'
import { TermFields, useTerms } from '../Terms.tsx'
import { changeOf, type PlannedPair } from './plan.ts'

const reasons = ['责任人已离岗，接续帮扶', '责任人超出户数，调整', '统一调整结对']

/** Makes the ticked pairs, all in one step; those that cannot be made now are named first and may be left out. */
export function ApplyDialog(props: {
  pairs: PlannedPair[]
  close: () => void
  done: (made: Made) => void
  leaveOut: (refused: ReadonlyMap<string, string | null>) => void
}) {
  const { pairs, close, done, leaveOut } = props
  const terms = useTerms(pairs.map(changeOf), { on: today() })
  const { on, replaces } = terms
  const { barred, heavy, known, problem, loading, reload } = terms.verdicts
  const changed = useRef<Changed>(undefined)
  const make = async () => {
    changed.current = await terms.make()
  }
  const names = new Map(pairs.map((one) => [one.household, one.headName || one.household]))
  return (
    <Dialog title={`应用 ${count(pairs.length)} 户`} close={close}>
      <Deed
        deed={make}
        done={() =>
          changed.current &&
          done({ words: `已按方案结对 ${count(pairs.length)} 户，${on} 起。`, changed: changed.current })
        }
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
        <TermFields terms={terms} reasons={reasons} over={`${heavy.length} 户超出政策上限。`} />
      </Deed>
    </Dialog>
  )
}
