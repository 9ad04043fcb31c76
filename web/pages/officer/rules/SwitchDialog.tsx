import { useState } from 'preact/hooks'
import type { RuleRow, RuleSwitched } from '../../../../shared/rulepage.ts'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { count } from '../../../words.ts'
import { PreviewList } from './PreviewList.tsx'

/** Switches rules on, after showing what they would find, or off. */
export function SwitchDialog(props: { rows: RuleRow[]; on: boolean; close: () => void; done: () => void }) {
  const { rows, on, close, done } = props
  const [refused, setRefused] = useState<RuleSwitched['refused']>([])
  const title = on ? `启用 ${count(rows.length)} 条规则` : `停用 ${count(rows.length)} 条规则`
  if (refused.length > 0) {
    return (
      <Dialog title="有的规则没能启用" close={close}>
        <ul>
          {refused.map(({ id, why }) => (
            <li key={id}>
              {rows.find((row) => row.id === id)?.title ?? id}：{why}
            </li>
          ))}
        </ul>
        <div class="actions">
          <button type="button" class="strong" onClick={close}>
            知道了
          </button>
        </div>
      </Dialog>
    )
  }
  const switched = (answer: RuleSwitched) => {
    done()
    if (answer.refused.length === 0) close()
    else setRefused(answer.refused)
  }
  return (
    <Dialog title={title} close={close}>
      {on ? <Tried rows={rows} close={close} switched={switched} /> : <Ask {...{ rows, on, close, switched }} />}
    </Dialog>
  )
}

function Tried({ rows, close, switched }: { rows: RuleRow[]; close: () => void; switched: (a: RuleSwitched) => void }) {
  const county = useCounty()
  const ids = rows.map(({ id }) => id)
  const { data, problem, reload } = useLoad(`preview ${ids.join()}`, () => county.previewRules({ ids }))
  if (problem) return <ErrorNote problem={problem} again={reload} />
  if (data === undefined) return <Progress words={`正在按本县的数据试算 ${count(ids.length)} 条规则…`} />
  return (
    <Ask rows={rows} on close={close} switched={switched}>
      <PreviewList previews={data} />
    </Ask>
  )
}

function Ask(props: {
  rows: RuleRow[]
  on: boolean
  close: () => void
  switched: (answer: RuleSwitched) => void
  children?: preact.ComponentChildren
}) {
  const { rows, on, close, switched, children } = props
  const county = useCounty()
  const [reason, setReason] = useState('')
  const order = { ids: rows.map(({ id }) => id), enabled: on, reason: reason.trim() }
  return (
    <Deed
      deed={async () => switched(await county.switchRules(order))}
      done={() => undefined}
      close={close}
      words={on ? ['启用', '正在启用并核查…', '先不启用'] : ['停用', '正在停用…', '不停用']}
    >
      {children}
      {!on && <Note tone="info">停用后，这些规则找出的疑点不再列出；办理记录留着，再启用时接着用。</Note>}
      <Reason
        label={on ? '为什么启用' : '为什么停用'}
        offered={on ? ['按省里的要求', '本县自查'] : ['误报太多', '政策已变']}
        minLength={2}
        value={reason}
        onInput={setReason}
      />
    </Deed>
  )
}
