import { useEffect } from 'preact/hooks'
import type { Evidence } from '../../../../shared/handling.ts'
import { drawnAnew } from '../../../picture.ts'
import { ApiProblem } from '../../../problem.ts'
import { type Sending, useSendings } from '../../../sending.ts'
import { useCounty } from '../../../session.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { bytes } from '../../../words.ts'

/** Evidence behind an answer: photos from the phone, or files. None is asked for. */
export function EvidenceFiles(props: {
  evidence: Evidence[]
  add: (one: Evidence) => void
  remove: (id: number) => void
  /** Whether something is on its way, or stayed behind. */
  busy: (is: boolean) => void
}) {
  const { evidence, add, remove, busy } = props
  const county = useCounty()
  const { sendings, take, again, drop } = useSendings(async (file, tell) => {
    const drawn = await drawnAnew(file).catch(() => {
      throw unreadable(file)
    })
    const kept = await county.sendEvidence(drawn, (sent) => tell(sent / drawn.size))
    add(kept)
    return kept
  })
  // Those that have come are the answer's.
  const onTheirWay = sendings.filter(({ done }) => done === undefined)
  useEffect(() => busy(onTheirWay.length > 0), [onTheirWay.length])
  return (
    <fieldset class="stack-small">
      <legend>佐证材料（可不附）</legend>
      <div class="actions">
        <Pick label="拍照" accept="image/*" capture take={take} />
        <Pick label="选照片或文件" accept={kinds} multiple take={take} />
      </div>
      <small>照片、PDF、Word、Excel。照片会缩小，并去掉拍摄地点等信息。</small>
      {(evidence.length > 0 || onTheirWay.length > 0) && (
        <ul class="lines">
          {evidence.map((one) => (
            <li key={one.id}>
              <span>
                {one.fileName} <small>{bytes(one.sizeBytes)}，已上传</small>
              </span>
              <button type="button" class="quiet" aria-label={`不用${one.fileName}`} onClick={() => remove(one.id)}>
                不用了
              </button>
            </li>
          ))}
          {onTheirWay.map((one) => (
            <OnItsWay key={one.key} one={one} again={() => again(one)} drop={() => drop(one)} />
          ))}
        </ul>
      )}
    </fieldset>
  )
}

const kinds = 'image/*,.pdf,.doc,.docx,.xls,.xlsx,.wps,.et'

const unreadable = ({ name }: File) =>
  new ApiProblem('invalid', `“${name}”打不开`, '请用手机重新拍一张，或存成 JPG 后再选。', 0)

function OnItsWay({ one, again, drop }: { one: Sending<Evidence>; again: () => void; drop: () => void }) {
  const { file, sent, problem } = one
  if (problem === undefined) {
    return (
      <li>
        <Progress words={`正在上传 ${file.name} ${Math.round(sent * 100)}%`} value={sent} max={1} />
      </li>
    )
  }
  return (
    <li>
      <ErrorNote problem={{ title: `${file.name}没有传上：${problem.title}`, detail: problem.detail }} />
      <span class="actions">
        <button type="button" onClick={again}>
          再传一次
        </button>
        <button type="button" class="quiet" onClick={drop}>
          不传了
        </button>
      </span>
    </li>
  )
}

function Pick(props: {
  label: string
  accept: string
  capture?: boolean
  multiple?: boolean
  take: (files: File[]) => void
}) {
  const { label, accept, capture, multiple, take } = props
  return (
    <label class={capture ? 'button phone-only' : 'button'}>
      {label}
      <input
        class="hidden"
        type="file"
        accept={accept}
        capture={capture ? 'environment' : undefined}
        multiple={multiple}
        onChange={(event) => {
          take(Array.from(event.currentTarget.files ?? []))
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}
