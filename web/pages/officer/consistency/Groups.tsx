import type { Consistency, DisagreementGroup } from '../../../../shared/consistency.ts'
import type { Loaded } from '../../../load.ts'
import { useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Bar } from '../../../ui/Bar.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Table } from '../../../ui/Table.tsx'
import { count } from '../../../words.ts'

type Area = { township: string | undefined; village: string | undefined }

/** Which ledgers disagree about what, and how often. */
export function Groups({ loaded, area }: { loaded: Loaded<Consistency>; area: Area }) {
  const { data, problem, loading, reload } = loaded
  if (problem) return <ErrorNote problem={problem} again={reload} />
  if (data === undefined) return <Progress words="正在取比对结果…" />
  return (
    <>
      {data.rows === 0 ? (
        <Empty title="台账之间没有发现不一致。">
          <a href={to.checks()}>回到全部核查</a>
        </Empty>
      ) : (
        <Found data={data} area={area} loading={loading} />
      )}
      <Measure data={data} />
    </>
  )
}

function Found({ data, area, loading }: { data: Consistency; area: Area; loading: boolean }) {
  const most = Math.max(...data.groups.map(({ rows }) => rows))
  const href = (one: DisagreementGroup) =>
    to.consistency({ ...area, field: one.field, ledger: one.ledger, other: one.otherLedger })
  return (
    <>
      <p>
        共 {count(data.rows)} 处说法不同，涉及 {count(data.households)} 户。
        <a href={to.consistency({ ...area, all: true })}>逐户查看全部</a>
      </p>
      <Table
        caption="哪两份台账、哪一项内容说法不同，点开逐户看"
        busy={loading}
        rows={data.groups}
        rowKey={(one) => [one.field, one.ledger, one.otherLedger].join('/')}
        columns={[
          { name: '内容', kind: 'main', cell: (one) => <a href={href(one)}>{one.field}</a> },
          { name: '两份台账', kind: 'wide', cell: (one) => `${one.ledger} 与 ${one.otherLedger}` },
          {
            name: '说法不同',
            cell: (one) => (
              <span class="with-bar">
                <span class="number">{count(one.rows)} 处</span>
                <Bar value={one.rows} max={most} tone="warn" label={`${one.rows} 处说法不同`} />
              </span>
            ),
          },
          {
            name: '涉及户',
            kind: 'number',
            cell: (one) => (one.households === 0 ? '不涉及户' : `${count(one.households)} 户`),
          },
        ]}
      />
    </>
  )
}

/** By what measure, and where it is set. */
function Measure({ data }: { data: Consistency }) {
  const opens = useMay('policy.read')
  return (
    <p>
      <small>
        一方空白的不算不一致；写法不同（空格、间隔点、“村”与“村委会”、单位简称）算一致；金额相差不超过{' '}
        {data.toleranceYuan} 元的算一致。
        {data.left.length > 0 && `按政策参数不比对：${data.left.join('、')}。`}
        {opens && <a href={to.policy({ group: '账账比对' })}>在政策参数里调整</a>}
      </small>
    </p>
  )
}
