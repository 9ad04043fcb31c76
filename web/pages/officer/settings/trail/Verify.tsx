import { useState } from 'preact/hooks'
import type { AuditState, AuditVerdict } from '../../../../../shared/audit.ts'
import { useAct } from '../../../../load.ts'
import { useCounty } from '../../../../session.tsx'
import { inFours } from '../../../../trail.ts'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { Note } from '../../../../ui/Note.tsx'
import { Table } from '../../../../ui/Table.tsx'
import { count, instant } from '../../../../words.ts'

/** Checks both chains now, and shows their newest fingerprints to note down outside of this machine. */
export function Verify() {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [verdict, setVerdict] = useState<AuditVerdict>()
  return (
    <section class="card stack">
      <div class="verify">
        <p>每条记录都和前一条的指纹连在一起，改动、删除、调换任何一条，校验都会发现。</p>
        <button
          type="button"
          disabled={running}
          onClick={() => act(async () => setVerdict(await county.verifyTrail()))}
        >
          {running ? '正在校验…' : '校验'}
        </button>
      </div>
      {problem && <ErrorNote problem={problem} />}
      {verdict && (
        <>
          <Verdict name="本县数据的留痕" state={verdict} />
          <Verdict name="账号的留痕" state={verdict.registry} />
        </>
      )}
    </section>
  )
}

function Verdict({ name, state }: { name: string; state: AuditState }) {
  return (
    <div class="stack-small">
      <h2>{name}</h2>
      {state.ok ? (
        <Note tone="good">{count(state.rows)} 条记录完整，没有被改动、删除或调换。</Note>
      ) : (
        <Faults faults={state.faults} />
      )}
      {state.head && <Head head={state.head} />}
    </div>
  )
}

function Faults({ faults }: Pick<AuditState, 'faults'>) {
  return (
    <>
      <ErrorNote
        problem={{
          title: `被动过：发现 ${count(faults.length)} 处`,
          detail: '请不要再操作这个县的数据，保留现场，马上告诉纪检审计人员和平台运维，用备份核对。',
        }}
      />
      <Table
        plain
        quiet
        caption="校验发现的问题"
        rows={faults}
        rowKey={(one, index) => `${one.id} ${index}`}
        columns={[
          { name: '序号', kind: 'number', cell: (one) => one.id },
          { name: '问题', kind: 'main', cell: (one) => one.what },
        ]}
      />
    </>
  )
}

function Head({ head }: { head: NonNullable<AuditState['head']> }) {
  return (
    <div>
      <p>
        最新一条是第 {head.id} 条（{instant(head.at)}），它的指纹是：
      </p>
      <code class="secret">{inFours(head.mac)}</code>
      <p>
        <small>
          把日期、序号和指纹抄在本子上。以后校验时，第 {head.id} 条的指纹还是这一串，就证明它之前的记录都没有动过。
        </small>
      </p>
    </div>
  )
}
