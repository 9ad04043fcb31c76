import { useState } from 'preact/hooks'
import type { ListQuery } from '../../../api.ts'
import { handOver } from '../../../download.ts'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { bytes, count } from '../../../words.ts'

/** Saves the findings of the list as it is filtered as a workbook, numbers masked. */
export function SaveList({ asked, total }: { asked: ListQuery; total: number }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [come, setCome] = useState(0)
  const save = () =>
    act(async () => {
      const { name, content } = await county.findingsWorkbook(asked, setCome)
      handOver(name, content)
    })
  return (
    <>
      {problem && <span class="wrong">{problem.detail}</span>}
      <button type="button" disabled={running} onClick={save}>
        {running ? `正在导出 ${bytes(come)}` : `导出 Excel（${count(total)} 条）`}
      </button>
    </>
  )
}
