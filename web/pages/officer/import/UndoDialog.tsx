import { useState } from 'preact/hooks'
import type { Import } from '../../../../shared/import.ts'
import type { Undo } from '../../../../shared/undo.ts'
import { useLoad } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { count } from '../../../words.ts'
import { entityCounts, total } from './state.ts'

/** 撤销这次导入: says first what goes and what stays. */
export function UndoImport({ it, changed }: { it: Import; changed: () => void }) {
  const offered = useMay('import.undo')
  const [asking, setAsking] = useState(false)
  if (!offered) return null
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        撤销这次导入
      </button>
      {asking && <UndoDialog it={it} close={() => setAsking(false)} undone={changed} />}
    </>
  )
}

function UndoDialog({ it, close, undone }: { it: Import; close: () => void; undone: () => void }) {
  const county = useCounty()
  const { data, problem, reload } = useLoad(`undo ${it.id}`, () => county.undo(it.id, { size: 1 }))
  return (
    <Dialog title="撤销这次导入" close={close}>
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data === undefined && !problem && <Progress words={`正在核对 ${count(it.rowsStaged)} 条记录…`} />}
      {data && data.refused !== null && (
        <div class="form">
          <p>{data.refused}</p>
          <div class="actions">
            <button type="button" onClick={close}>
              知道了
            </button>
          </div>
        </div>
      )}
      {data && data.refused === null && <Order it={it} foreseen={data} close={close} undone={undone} />}
    </Dialog>
  )
}

function Order(props: { it: Import; foreseen: Undo; close: () => void; undone: () => void }) {
  const { it, foreseen, close, undone } = props
  const county = useCounty()
  const [reason, setReason] = useState('')
  return (
    <Deed
      deed={() => county.undoImport(it.id, reason.trim())}
      done={() => {
        close()
        undone()
      }}
      close={close}
      words={['撤销', '正在提交…', '不撤销']}
    >
      <Foreseen foreseen={foreseen} gone={total(entityCounts(it), 'gone') > 0} />
      <Reason label="撤销的原因（必填）" hint="会记入操作留痕。" minLength={2} value={reason} onInput={setReason} />
    </Deed>
  )
}

function Foreseen({ foreseen: { counts, kept, later }, gone }: { foreseen: Undo; gone: boolean }) {
  return (
    <div class="stack">
      <p>
        将撤回 <strong>{count(counts.reversed)}</strong> 条：这次新增的记录移出台账，改过的恢复成入库以前的内容。
        {counts.nothing > 0 && `另有 ${count(counts.nothing)} 条入库时没有改动台账，不用撤回。`}
        {gone && '因本次未出现而去册的回到台账，还没答复的村里核实也一并收回。'}
      </p>
      {kept.length > 0 && (
        <Note tone="warn">
          <strong>{count(counts.kept + counts.failed)} 条不会撤回：</strong>
          <ul>
            {kept.map((one) => (
              <li key={one.why}>
                {one.words}：{count(one.count)} 条
              </li>
            ))}
          </ul>
        </Note>
      )}
      {later.length > 0 && (
        <Note tone="info">
          后来的导入也写了其中一些记录，它们写的内容不会动：
          <ul>
            {later.map((one) => (
              <li key={one.id}>
                <a href={to.import(one.id)}>
                  导入 {one.id}《{one.fileName}》
                </a>
                ：{count(one.records)} 条
              </li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  )
}
