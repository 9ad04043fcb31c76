import { useState } from 'preact/hooks'
import type { Import } from '../../../../shared/import.ts'
import { useAct, useLoad } from '../../../load.ts'
import { useCounty, useMay, useSigned } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Note } from '../../../ui/Note.tsx'
import { count, instant } from '../../../words.ts'
import { CommitDialog } from './CommitDialog.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import { entityCounts, total } from './state.ts'

/** What would be written, and the person's decision: now, or by a second person where policy asks for one. */
export function Decide({ it, changed }: { it: Import; changed: () => void }) {
  const county = useCounty()
  const offered = useMay('import.upload')
  const [asking, setAsking] = useState<'commit' | 'return' | null>(null)
  const { running, problem, act } = useAct()
  const { data: policy } = useLoad('policy', county.policy)
  const second = policy?.document.imports.secondPerson === true
  const counts = entityCounts(it)
  const writes = total(counts, 'new') + total(counts, 'changed')
  const anything = writes + total(counts, 'gone') > 0
  const held = total(counts, 'refused')
  const { username } = useSigned().session.user
  const own = it.state === 'submitted' && (it.submittedBy === username || it.uploadedBy === username)
  const waits = it.state === 'ready' && it.fixesPending > 0
  const close = () => setAsking(null)
  const go = async (doIt: (id: number) => Promise<unknown>) => (await act(() => doIt(it.id))) && changed()
  return (
    <section class="card stack" aria-label="下一步">
      {it.refused && <Note tone="warn">{it.refused.message}</Note>}
      {it.returned && (
        <Note tone="warn">
          <strong>
            {it.returned.by} 于 {instant(it.returned.at)} 退回：
          </strong>
          {it.returned.reason}
        </Note>
      )}
      <div>
        <h2>{headline(it, writes, second, own)}</h2>
        <p>{summary(it)}</p>
        <Attend it={it} />
        {held > 0 && (
          <p>
            有 {count(held)} 行因为<a href={to.import(it.id, { view: 'issues' })}>问题</a>
            暂不入库{rowsTaken(it) > 0 && '，其余照常入库'}
            ；可以在问题里更正，也可以改好工作簿后重新上传，只会补上这些。
          </p>
        )}
      </div>
      {problem && <ErrorNote problem={problem} />}
      {offered && (
        <div class="actions">
          {waits && (
            <a class="button strong" href={to.import(it.id, { view: 'issues' })}>
              去应用更正
            </a>
          )}
          {anything && !waits && !own && (it.state === 'submitted' || !second) && (
            <button type="button" class="strong" disabled={running} onClick={() => setAsking('commit')}>
              确认入库
            </button>
          )}
          {anything && !waits && it.state === 'ready' && second && (
            <button type="button" class="strong" disabled={running} onClick={() => go(county.submitImport)}>
              提请确认
            </button>
          )}
          {it.state === 'submitted' && (
            <button type="button" disabled={running} onClick={() => setAsking('return')}>
              退回
            </button>
          )}
          <button type="button" disabled={running} onClick={() => go(county.cancelImport)}>
            取消这次导入
          </button>
        </div>
      )}
      {asking === 'commit' && <CommitDialog it={it} counts={counts} close={close} committed={changed} />}
      {asking === 'return' && <ReturnDialog id={it.id} close={close} returned={changed} />}
    </section>
  )
}

function headline(it: Import, writes: number, second: boolean, own: boolean): string {
  if (own) return '已提请确认：要由另一位有入库权限的人确认入库；要再改，可以退回'
  if (it.state === 'submitted') return `${it.submittedBy} 提请确认：请另一个人看过后确认入库，或者退回`
  if (it.fixesPending > 0) return '下一步：应用更正，重新读取后再看'
  if (rowsTaken(it) === 0) return '没有一条可以入库，请先更正问题'
  if (writes === 0) return '和台账里的内容相同，没有要新增或变更的'
  return second ? '下一步：看过没问题，就提请另一个人确认' : '下一步：看过没问题，就确认入库'
}

/** What is worth a look before one says yes. */
function Attend({ it }: { it: Import }) {
  const gone = entityCounts(it).find((one) => one.gone > 0)
  const all = total(entityCounts(it), 'gone')
  const { file, county } = it.summary?.duplicates ?? { file: 0, county: 0 }
  return (
    <>
      {gone && (
        <p>
          台账里有 {count(all)} 条
          <a href={to.import(it.id, { view: 'diff', entity: gone.entity, state: 'gone' })}>本次未出现</a>
          ，没有另行处置的都保留；可以去册或请村里核实。
        </p>
      )}
      {file + county > 0 && (
        <p>
          有 {count(file + county)} 行<a href={to.import(it.id, { view: 'duplicates' })}>可能重复</a>，请核对。
        </p>
      )}
    </>
  )
}

function summary(it: Import): string {
  const parts = entityCounts(it).flatMap((one) => {
    const said = [one.new > 0 && `新增 ${count(one.new)}`, one.changed > 0 && `变更 ${count(one.changed)}`].filter(
      Boolean,
    )
    return said.length === 0 ? [] : [`${one.name}${said.join('、')}`]
  })
  if (rowsTaken(it) === 0) return '识别到的行都有必须改的问题。多半是表头或某一列认错了，请先看“识别到的表”。'
  return parts.length === 0 ? '识别到的记录都已在台账里，内容一致。' : `将写入：${parts.join('；')}。`
}

/** Records that errors do not hold back. */
const rowsTaken = (it: Import): number => {
  const counts = entityCounts(it)
  return (['new', 'changed', 'kept', 'same'] as const).reduce((sum, state) => sum + total(counts, state), 0)
}
