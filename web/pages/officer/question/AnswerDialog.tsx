import { useState } from 'preact/hooks'
import type { VillageQuestion } from '../../../../shared/difference.ts'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'

/** Says what the answer does, and takes a word about it. */
export function AnswerDialog(props: {
  question: VillageQuestion
  answer: 'keep' | 'left'
  close: () => void
  answered: () => void
}) {
  const { question, answer, close, answered } = props
  const county = useCounty()
  const [note, setNote] = useState('')
  return (
    <Dialog title={`${question.title}：${answer === 'left' ? '已离开' : '仍在'}`} close={close}>
      <Deed
        deed={() => county.answerQuestion(question.id, { answer, note: note.trim() || undefined })}
        done={() => {
          close()
          answered()
        }}
        close={close}
        words={['确定', '正在保存…', '再问问']}
      >
        <p>{answer === 'keep' ? '留在台账里，这条核实就此结束。' : leaves(question)}</p>
        <Reason
          label={answer === 'left' ? '去了哪里、什么原因（可不填）' : '说明（可不填）'}
          optional
          value={note}
          onInput={setNote}
        />
      </Deed>
    </Dialog>
  )
}

function leaves({ entity }: VillageQuestion): string {
  if (entity === 'household')
    return '当即整户去册：户和成员移出台账，不再核查，现有的结对今天结束。以后还可以由县里恢复。'
  if (entity === 'pairing') return '这条结对今天结束，历史保留。'
  return '当即去册：移出台账，不再核查。以后还可以由县里恢复。'
}
