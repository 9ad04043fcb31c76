import { useAct, useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { bytes, instant } from '../../../words.ts'

/** Uploads cut off: choosing the same file again goes on where they stopped. `sending`: those going up right now. */
export function Unfinished({ sending }: { sending: string[] }) {
  const county = useCounty()
  const { data, reload } = useLoad('uploads', () => county.uploads())
  const { running, act } = useAct()
  const left = (data ?? []).filter((one) => !sending.includes(one.fileName))
  if (left.length === 0) return null
  return (
    <section class="card stack" aria-label="没有传完的文件">
      <p>上次没有传完。重新选择同一个文件，会从断开的地方接着传：</p>
      <ul class="lines">
        {left.map((one) => (
          <li key={one.id}>
            {one.fileName}（已传 {bytes(one.receivedBytes)} / {bytes(one.sizeBytes)}，{instant(one.startedAt)}）{' '}
            <button
              type="button"
              disabled={running}
              onClick={async () => (await act(() => county.giveUpUpload(one.id))) && reload()}
            >
              放弃
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
