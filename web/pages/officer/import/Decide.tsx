import { useState } from 'preact/hooks'
import type { Import } from '../../../../shared/import.ts'
import { useAct } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { count } from '../../../words.ts'
import { CommitDialog } from './CommitDialog.tsx'
import { entityCounts, total } from './state.ts'

/** What would be written, and the person's decision. */
export function Decide({ it, changed }: { it: Import; changed: () => void }) {
  const county = useCounty()
  const offered = useMay('import.upload')
  const [asking, setAsking] = useState(false)
  const { running, problem, act } = useAct()
  const counts = entityCounts(it)
  const writes = total(counts, 'new') + total(counts, 'changed')
  const held = total(counts, 'refused')
  const cancel = async () => (await act(() => county.cancelImport(it.id))) && changed()
  return (
    <section class="card stack" aria-label="下一步">
      <div>
        <h2>{writes === 0 ? '和台账完全相同，没有要写入的内容' : `下一步：看过没问题，就确认入库`}</h2>
        <p>{summary(it)}</p>
        {held > 0 && (
          <p>
            有 {count(held)} 条因为<a href={to.import(it.id, { view: 'issues' })}>问题</a>
            暂不入库，其余照常入库；改好工作簿后重新上传，只会补上这些。
          </p>
        )}
      </div>
      {problem && <ErrorNote problem={problem} />}
      {offered && (
        <div class="actions">
          {writes > 0 && (
            <button type="button" class="strong" disabled={running} onClick={() => setAsking(true)}>
              确认入库
            </button>
          )}
          <button type="button" disabled={running} onClick={cancel}>
            取消这次导入
          </button>
        </div>
      )}
      {asking && <CommitDialog it={it} counts={counts} close={() => setAsking(false)} committed={changed} />}
    </section>
  )
}

function summary(it: Import): string {
  const parts = entityCounts(it).flatMap((one) => {
    const said = [one.new > 0 && `新增 ${count(one.new)}`, one.changed > 0 && `变更 ${count(one.changed)}`].filter(
      Boolean,
    )
    return said.length === 0 ? [] : [`${one.name}${said.join('、')}`]
  })
  return parts.length === 0 ? '识别到的记录都已在台账里，内容一致。' : `将写入：${parts.join('；')}。`
}
