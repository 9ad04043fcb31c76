import { useState } from 'preact/hooks'
import { handOver } from '../../../../download.ts'
import { useAct } from '../../../../load.ts'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { Progress } from '../../../../ui/Progress.tsx'
import { bytes } from '../../../../words.ts'

/** A button that makes a file and hands it over; says what is under way and what was made. */
export function Take(props: {
  words: string
  /** What it is of, for who hears the button alone. */
  what: string
  disabled: boolean
  fetchIt: (progress: (come: number) => void) => Promise<{ name: string; content: Blob }>
}) {
  const { words, what, disabled, fetchIt } = props
  const { running, problem, act } = useAct()
  const [come, setCome] = useState(0)
  const [name, setName] = useState<string>()
  const take = () =>
    act(async () => {
      setCome(0)
      setName(undefined)
      const file = await fetchIt(setCome)
      handOver(file.name, file.content)
      setName(file.name)
    })
  return (
    <div class="take">
      <button type="button" disabled={running || disabled} aria-label={`${words}：${what}`} onClick={take}>
        {words}
      </button>
      {running && <Progress words={come === 0 ? '正在填…' : `正在填，已收到 ${bytes(come)}`} />}
      {problem && <ErrorNote problem={problem} />}
      {name !== undefined && <small role="status">已下载《{name}》。</small>}
    </div>
  )
}
