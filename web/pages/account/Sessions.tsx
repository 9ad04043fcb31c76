import type { SessionRow } from '../../../shared/account.ts'
import { account } from '../../account.ts'
import { useAct, useLoad } from '../../load.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Table } from '../../ui/Table.tsx'
import { instant } from '../../words.ts'

/** Where one is signed in now, and the way out of all of it. */
export function Sessions({ left }: { left: () => void }) {
  const { data, problem, reload } = useLoad('sessions', account.sessions)
  const { running, problem: refused, act } = useAct()
  return (
    <section class="card stack">
      <h2>登录着的设备</h2>
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data === undefined && !problem && <Progress words="正在取登录记录…" />}
      {data && (
        <Table
          quiet
          caption="登录着的设备"
          rows={data}
          rowKey={(one: SessionRow) => one.id}
          columns={[
            { name: '登录时间', kind: 'main', cell: (one) => instant(one.at) },
            { name: '最近使用', cell: (one) => instant(one.lastAt) },
            { name: '', cell: (one) => (one.current ? <Badge tone="info">这台设备</Badge> : '') },
          ]}
        />
      )}
      <p>有不认识的登录，或在别人的电脑上忘了退出？退出所有设备，再修改密码。</p>
      {refused && <ErrorNote problem={refused} />}
      <div class="actions">
        <button
          type="button"
          class="danger"
          disabled={running}
          onClick={async () => (await act(account.signOutEverywhere)) && left()}
        >
          {running ? '正在退出…' : '退出所有设备'}
        </button>
      </div>
    </section>
  )
}
