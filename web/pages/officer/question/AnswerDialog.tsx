import { useState } from 'preact/hooks'
import type { VillageQuestion } from '../../../../shared/difference.ts'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Field } from '../../../ui/Field.tsx'

/** Says what the answer does, and takes a word about it. */
export function AnswerDialog(props: {
  question: VillageQuestion
  answer: 'keep' | 'left'
  close: () => void
  answered: () => void
}) {
  const { question, answer, close, answered } = props
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [note, setNote] = useState('')
  const go = async (event: Event) => {
    event.preventDefault()
    if (!(await act(() => county.answerQuestion(question.id, { answer, note: note.trim() || undefined })))) return
    close()
    answered()
  }
  return (
    <Dialog title={`${question.title}：${answer === 'left' ? '已离开' : '仍在'}`} close={close}>
      <form class="form" onSubmit={go}>
        <p>{answer === 'keep' ? '留在台账里，这条核实就此结束。' : leaves(question)}</p>
        <Field label={answer === 'left' ? '去了哪里、什么原因（可不填）' : '说明（可不填）'}>
          {(said) => (
            <textarea {...said} maxLength={200} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
          )}
        </Field>
        {problem && <ErrorNote problem={problem} />}
        <div class="actions">
          <button type="submit" class="strong" disabled={running}>
            {running ? '正在保存…' : '确定'}
          </button>
          <button type="button" onClick={close}>
            再问问
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function leaves({ entity }: VillageQuestion): string {
  if (entity === 'household')
    return '当即整户去册：户和成员移出台账，不再核查，现有的结对今天结束。以后还可以由县里恢复。'
  if (entity === 'pairing') return '这条结对今天结束，历史保留。'
  return '当即去册：移出台账，不再核查。以后还可以由县里恢复。'
}
