import type { Bulletin } from '../../../../shared/bulletin.ts'
import { handOver } from '../../../download.ts'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'

/** The bulletin as a workbook, saved from the page. */
export function SaveWorkbook({ bulletin }: { bulletin: Bulletin }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const save = () =>
    act(async () => {
      const { name, content } = await county.bulletinWorkbook(bulletin.period, bulletin.township ?? undefined, () => {})
      handOver(name, content)
    })
  return (
    <>
      {problem && <span class="wrong">{problem.detail}</span>}
      <button type="button" disabled={running} onClick={save}>
        {running ? '正在导出…' : '导出 Excel'}
      </button>
    </>
  )
}
