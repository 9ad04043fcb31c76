import { useState } from 'preact/hooks'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { bytes } from '../../../words.ts'

/** A workbook mended outside takes the place of the one that was uploaded: the same import goes on. */
export function UploadCorrected({ id, changed }: { id: number; changed: () => void }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [going, setGoing] = useState<{ file: File; sent: number } | null>(null)
  const [read, setRead] = useState<string>()
  const send = async (file: File | undefined) => {
    if (file === undefined) return
    setGoing({ file, sent: 0 })
    const done = await act(() => county.upload(file, (sent) => setGoing({ file, sent }), id))
    setGoing(null)
    setRead(done ? file.name : undefined)
    if (done) changed()
  }
  if (running && going !== null) {
    const { file, sent } = going
    return <Progress words={`${file.name} 已传 ${bytes(sent)} / ${bytes(file.size)}`} value={sent} max={file.size} />
  }
  return (
    <>
      <label class="button">
        上传改好的工作簿
        <input
          class="hidden"
          type="file"
          aria-label="选择改好的工作簿"
          onChange={(event) => {
            const [file] = Array.from(event.currentTarget.files ?? [])
            event.currentTarget.value = ''
            void send(file)
          }}
        />
      </label>
      {read && <p role="status">已收到《{read}》，这里就是按它重新读取的结果；指定过的表头和更正都还在。</p>}
      {problem && <ErrorNote problem={problem} />}
    </>
  )
}
