import { useState } from 'preact/hooks'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'

/** Runs every check once more on the ledgers as they are now. */
export function RunAgain({ done }: { done: () => void }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [took, setTook] = useState<number>()
  const run = async () => {
    setTook(undefined)
    const ok = await act(async () => setTook((await county.runChecks()).milliseconds))
    if (ok) done()
  }
  return (
    <>
      <span role="status">
        {running && '正在核查全部规则，通常几秒钟…'}
        {took !== undefined && `核查完成，用时 ${(took / 1000).toFixed(1)} 秒`}
        {problem && <span class="wrong">{problem.detail}</span>}
      </span>
      <button type="button" disabled={running} onClick={run}>
        重新核查
      </button>
    </>
  )
}
