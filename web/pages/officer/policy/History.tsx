import type { PolicyLineShown, PolicyStep } from '../../../../shared/policychange.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Paging } from '../../../ui/Paging.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { instant } from '../../../words.ts'
import { ChangeTable } from './ChangeTable.tsx'

/** 修改历史: every version, the last to come into force first: who, when, why, and from what to what. */
export function History({ lines }: { lines: PolicyLineShown[] }) {
  const county = useCounty()
  const { query, page, pageHref } = useQuery()
  const asked = { path: query.path, page, size: 20 }
  const { data, problem, reload } = useLoad(JSON.stringify(asked), () => county.policySteps(asked))
  const only = lines.find(({ path }) => path === query.path)
  return (
    <>
      {only && (
        <p>
          只看“{only.line}”。 <a href={to.policy({ view: 'history' })}>看全部</a>
        </p>
      )}
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data === undefined && !problem && <Progress words="正在取修改历史…" />}
      {data?.total === 0 && <Empty title="还没有人改过">现在都按默认值。</Empty>}
      {data && data.total > 0 && (
        <>
          <ol class="stack">
            {data.rows.map((step) => (
              <li key={`${step.of} ${step.version}`} class="card">
                <Step step={step} lines={lines} />
              </li>
            ))}
          </ol>
          <Paging page={data.page} size={data.size} total={data.total} href={pageHref} />
        </>
      )}
    </>
  )
}

function Step({ step, lines }: { step: PolicyStep; lines: PolicyLineShown[] }) {
  const { of, version, effectiveOn, setBy, setAt, reason, source, coming, changes } = step
  const province = of === 'province'
  return (
    <>
      <h2>
        {province ? `省定底线第 ${version} 次` : `第 ${version} 版`}
        {coming && (
          <>
            {' '}
            <Badge tone="warn">还没有生效</Badge>
          </>
        )}
      </h2>
      <p>
        {province ? '平台运维' : setBy} {instant(setAt)} {province ? '设置' : '修改'}，{effectiveOn} 起生效
      </p>
      {reason && <p>为什么改：{reason}</p>}
      {source && <p>依据：{source}</p>}
      {changes.length === 0 ? (
        <p>本县的取值没有因此变化。</p>
      ) : (
        <ChangeTable caption={`第 ${version} 版改了什么`} changes={changes} lines={lines} />
      )}
    </>
  )
}
