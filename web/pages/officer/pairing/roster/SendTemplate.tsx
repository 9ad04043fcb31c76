import type { Template } from '../../../../../shared/template.ts'
import { useAct } from '../../../../load.ts'
import { useCounty } from '../../../../session.tsx'
import { Drop } from '../../../../ui/Drop.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { Progress } from '../../../../ui/Progress.tsx'

/** Where an empty form is chosen or dropped. */
export function SendTemplate({ came }: { came: (template: Template) => void }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const send = (file: File | undefined) => {
    if (file) act(async () => came(await county.uploadTemplate(file, () => undefined)))
  }
  return (
    <>
      <Drop button="选择空表" label="选择要上传的空表" disabled={running} take={([file]) => send(file)}>
        <strong>把空表拖到这里</strong>，只留表头和空行
      </Drop>
      {running && <Progress words="正在认表头…" />}
      {problem && <ErrorNote problem={problem} />}
    </>
  )
}
