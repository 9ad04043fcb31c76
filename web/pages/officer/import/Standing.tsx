import type { Import } from '../../../../shared/import.ts'
import { importStateNames } from '../../../../shared/importstate.ts'
import { to } from '../../../to.ts'
import { Note } from '../../../ui/Note.tsx'
import { instant } from '../../../words.ts'

/** How an import stands to others: the same file is here already, somebody else's turn comes first. */
export function Standing({ it }: { it: Import }) {
  const open = it.state === 'ready' || it.state === 'submitted' || it.state === 'uploaded' || it.state === 'reading'
  const held = it.state === 'committed' && it.refused !== null
  return (
    <>
      {held && (
        <Note tone="warn">
          <strong>没有撤销。</strong> {it.refused?.message}
        </Note>
      )}
      {it.waitsFor && (
        <Note tone="info">
          正在等导入 {it.waitsFor.id}（
          <a href={to.import(it.waitsFor.id)}>
            《{it.waitsFor.fileName}》，{importStateNames[it.waitsFor.state]}
          </a>
          ）先完成，然后自动继续。
        </Note>
      )}
      {it.sameAs && open && (
        <Note tone="warn">
          {it.sameAs.by} {instant(it.sameAs.at)} 已上传同一个文件（
          <a href={to.import(it.sameAs.id)}>
            导入 {it.sameAs.id}，{importStateNames[it.sameAs.state]}
          </a>
          ）。内容相同的话，这一次可以取消。
        </Note>
      )}
    </>
  )
}
