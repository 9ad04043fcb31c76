import type { Import } from '../../../../shared/import.ts'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { count } from '../../../words.ts'
import { Counts } from './Counts.tsx'
import { goneWords } from './goneWords.ts'
import { hasDraft } from './mapping/held.ts'
import { type EntityCount, total } from './state.ts'

/** Says exactly what committing will do, then does it. */
export function CommitDialog(props: { it: Import; counts: EntityCount[]; close: () => void; committed: () => void }) {
  const { it, counts, close, committed } = props
  const county = useCounty()
  const { data: receipt, problem: unread, reload } = useLoad(`receipt ${it.id}`, () => county.receipt(it.id))
  const { file, county: known } = it.summary?.duplicates ?? { file: 0, county: 0 }
  const held = total(counts, 'refused')
  return (
    <Dialog title="确认入库" close={close}>
      <Deed
        deed={() => county.commitImport(it.id)}
        done={() => {
          close()
          committed()
        }}
        close={close}
        words={['入库', '正在提交…', '再看看']}
        waiting={receipt === undefined}
      >
        <p>把《{it.fileName}》写入台账，入库后自动核查一遍：</p>
        <ul class="will">
          <li>
            新增 {count(total(counts, 'new'))} 条，变更 {count(total(counts, 'changed'))} 条；相同的{' '}
            {count(total(counts, 'same'))} 条不动。
          </li>
          {total(counts, 'kept') > 0 && <li>在系统里改过的 {count(total(counts, 'kept'))} 条，保留系统里的。</li>}
          {hasDraft(it.id) && <li>“识别到的表”里的更改还没有用上，这次不算；要算上，请先回去重新读取。</li>}
          {held > 0 && <li>有问题的 {count(held)} 行暂不入库。</li>}
          {file + known > 0 && <li>可能重复的 {count(file + known)} 行照常入库。</li>}
          {receipt ? goneWords(receipt.gone).map((words) => <li key={words}>{words}</li>) : null}
        </ul>
        {receipt === undefined && !unread && <Progress words="正在取处置…" />}
        {unread && <ErrorNote problem={unread} again={reload} />}
        <div class="scrolls">
          <Counts caption="各类记录" counts={counts} />
        </div>
      </Deed>
    </Dialog>
  )
}
