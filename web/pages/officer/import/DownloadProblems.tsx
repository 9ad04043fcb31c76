import { useState } from 'preact/hooks'
import type { Import } from '../../../../shared/import.ts'
import { handOver } from '../../../download.ts'
import { useAct } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { bytes } from '../../../words.ts'

/** The workbook with its problems written and coloured in, to be mended outside. */
export function DownloadProblems({ it }: { it: Import }) {
  const county = useCounty()
  const offered = useMay('import.mend')
  const { running, problem, act } = useAct()
  const [come, setCome] = useState(0)
  const [name, setName] = useState<string>()
  if (!offered) return null
  const fetchIt = () =>
    act(async () => {
      setCome(0)
      setName(undefined)
      const file = await county.problemsWorkbook(it.id, setCome)
      handOver(file.name, file.content)
      setName(file.name)
    })
  return (
    <>
      <button type="button" disabled={running} onClick={fetchIt}>
        下载标注了问题的工作簿
      </button>
      {running && (
        <Progress
          words={come === 0 ? '正在把问题写进工作簿…' : `正在写，已收到 ${bytes(come)}，约 ${bytes(it.sizeBytes)}`}
        />
      )}
      {problem && <ErrorNote problem={problem} />}
      {name !== undefined && <p role="status">{told(name, it.fileName)}</p>}
    </>
  )
}

/** What a person finds in the file, by what could be kept of the one that came. */
function told(name: string, before: string): string {
  const where = `已下载《${name}》。每行的问题写在表格右边的“结对问题”一列`
  const kind = /\.[^.]*$/.exec(name)?.[0].toLowerCase()
  const colours = kind === '.csv' || kind === '.txt' ? '' : '，有问题的格子标成浅红（必须改）或浅黄（提示）'
  const kept =
    kind === /\.[^.]*$/.exec(before)?.[0].toLowerCase()
      ? ''
      : '原文件是旧格式，已改成 .xlsx：内容和合并单元格都在，原来的颜色、边框和公式没有保留。'
  return `${where}${colours}。${kept}改好后上传这个文件，就接着这次导入。里面有完整的号码，请妥善保管。`
}
