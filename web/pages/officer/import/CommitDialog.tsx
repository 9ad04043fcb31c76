import type { Import } from '../../../../shared/import.ts'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Counts } from './Counts.tsx'
import type { EntityCount } from './state.ts'

/** Says what committing will do, then does it. */
export function CommitDialog(props: { it: Import; counts: EntityCount[]; close: () => void; committed: () => void }) {
  const { it, counts, close, committed } = props
  const county = useCounty()
  const { running, problem, act } = useAct()
  const commit = async () => {
    if (!(await act(() => county.commitImport(it.id)))) return
    close()
    committed()
  }
  return (
    <Dialog title="确认入库" close={close}>
      <div class="form">
        <p>
          把《{it.fileName}
          》写入台账。台账里已有的内容按下面的“变更”更新，本次没有出现的记录不会删除。入库后自动核查一遍。
        </p>
        <div class="scrolls">
          <Counts caption="会发生什么" counts={counts} />
        </div>
        {problem && <ErrorNote problem={problem} />}
        <div class="actions">
          <button type="button" class="strong" disabled={running} onClick={commit}>
            {running ? '正在提交…' : '入库'}
          </button>
          <button type="button" onClick={close}>
            再看看
          </button>
        </div>
      </div>
    </Dialog>
  )
}
