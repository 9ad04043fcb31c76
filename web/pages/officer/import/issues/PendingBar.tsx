import type { PendingFixes } from '../../../../../shared/fix.ts'
import { useAct } from '../../../../load.ts'
import { useCounty } from '../../../../session.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { count } from '../../../../words.ts'

/** Fixes that wait: nothing counts before the workbook has been read with them. */
export function PendingBar({ id, pending, applied }: { id: number; pending: PendingFixes; applied: () => void }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const apply = async () => (await act(() => county.rereadImport(id))) && applied()
  return (
    <section class="at-hand pending" aria-label="待应用的更正">
      {problem && <ErrorNote problem={problem} />}
      <div class="actions">
        <strong role="status">已更正 {count(pending.cells)} 处，应用后重新读取，才能入库</strong>
        <button type="button" class="strong" disabled={running} onClick={apply}>
          应用
        </button>
      </div>
    </section>
  )
}
