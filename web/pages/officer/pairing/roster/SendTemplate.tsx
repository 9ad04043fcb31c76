import { useState } from 'preact/hooks'
import type { Template } from '../../../../../shared/template.ts'
import { useAct } from '../../../../load.ts'
import { useCounty } from '../../../../session.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { Progress } from '../../../../ui/Progress.tsx'

/** Where an empty form is chosen or dropped. */
export function SendTemplate({ came }: { came: (template: Template) => void }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [over, setOver] = useState(false)
  const send = (file: File | undefined) => {
    if (file) act(async () => came(await county.uploadTemplate(file, () => undefined)))
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input is the first. */}
      <div
        class={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          send(event.dataTransfer?.files[0])
        }}
      >
        <p class="wide-only">
          <strong>把空表拖到这里</strong>，只留表头和空行
        </p>
        <label class="button">
          选择空表
          <input
            class="hidden"
            type="file"
            aria-label="选择要上传的空表"
            disabled={running}
            onChange={(event) => {
              send(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
        </label>
      </div>
      {running && <Progress words="正在认表头…" />}
      {problem && <ErrorNote problem={problem} />}
    </>
  )
}
