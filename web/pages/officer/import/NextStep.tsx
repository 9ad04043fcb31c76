import type { Import } from '../../../../shared/import.ts'
import { useAct } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Decide } from './Decide.tsx'
import { Receipt } from './Receipt.tsx'
import { whatIsIn } from './state.ts'
import { Undoing, Undone } from './Undone.tsx'
import { UploadCorrected } from './UploadCorrected.tsx'

/** Where the import stands and what to do next. */
export function NextStep({ it, changed }: { it: Import; changed: () => void }) {
  if (it.state === 'uploaded' || it.state === 'reading') return <Progress words={whatIsIn(it)} />
  if (it.state === 'committing') return <Committing it={it} />
  if (it.state === 'ready' || it.state === 'submitted') return <Decide it={it} changed={changed} />
  if (it.state === 'committed') return <Receipt it={it} changed={changed} />
  if (it.state === 'undoing') return <Undoing it={it} />
  if (it.state === 'undone') return <Undone it={it} />
  if (it.state === 'cancelled') {
    return (
      <Note tone="info">
        <strong>已取消，没有写入台账。</strong> 需要时<a href={to.imports()}>重新上传</a>即可。
      </Note>
    )
  }
  return it.state === 'failed' ? <Failed it={it} changed={changed} /> : <Refused it={it} changed={changed} />
}

function Committing({ it }: { it: Import }) {
  const { rowsCommitted, rowsStaged } = it
  const done = rowsCommitted >= rowsStaged
  if (it.waitsFor) return <Progress words="排队等待入库…" />
  return (
    <Progress
      words={done ? '内容已写入，正在自动核查…' : `正在入库：${whatIsIn(it)}。可以离开这个页面，不会中断。`}
      value={rowsCommitted}
      max={done ? undefined : rowsStaged}
    />
  )
}

function Refused({ it, changed }: { it: Import; changed: () => void }) {
  const offered = useMay('import.upload')
  const detail = it.refused?.message ?? '请把文件另存为 .xlsx 后再试。'
  if (useMay('import.map') && it.refused?.code === 'nothing-recognised') return <Unknown it={it} detail={detail} />
  return (
    <div class="stack">
      <ErrorNote problem={{ title: '这个文件没有被接收，没有写入台账', detail }} />
      {offered && (
        <div class="actions">
          <UploadCorrected id={it.id} changed={changed} />
        </div>
      )}
    </div>
  )
}

/** Nothing was understood: a person can say where the header is, at once. */
function Unknown({ it, detail }: { it: Import; detail: string }) {
  return (
    <Note tone="warn">
      <strong>还没有写入台账。</strong> {detail}
      <div class="actions">
        <a
          class="button strong"
          href={to.import(it.id, { view: 'sheets' })}
          onClick={() => document.querySelector('details.sheet')?.scrollIntoView()}
        >
          自己指定表头
        </a>
        <a class="button" href={to.imports()}>
          改好后重新上传
        </a>
      </div>
    </Note>
  )
}

function Failed({ it, changed }: { it: Import; changed: () => void }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const told = problem ?? {
    title: '处理到一半出错了',
    detail: it.refused?.message ?? '再试一次会接着做完，不会重复写入；也可以取消这次导入。',
  }
  const go = async (doIt: (id: number) => Promise<Import>) => (await act(() => doIt(it.id))) && changed()
  return (
    <div class="stack">
      <ErrorNote problem={told} />
      {useMay('import.upload') && (
        <div class="actions">
          <button type="button" class="strong" disabled={running} onClick={() => go(county.retryImport)}>
            接着做完
          </button>
          {it.rowsCommitted === 0 && (
            <button type="button" disabled={running} onClick={() => go(county.cancelImport)}>
              取消这次导入
            </button>
          )}
        </div>
      )}
    </div>
  )
}
