import type { CadrePage } from '../../../shared/cadre.ts'
import { useLoad } from '../../load.ts'
import { useCounty, useSigned } from '../../session.tsx'
import { to } from '../../to.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Page } from '../../ui/Page.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Asked } from './Asked.tsx'
import { MyFindings } from './MyFindings.tsx'

/** 我的帮扶户: the households a cadre is responsible for. */
export default function MyHouseholds() {
  const key = useSigned().membership.cadreKey
  return (
    <Page title="我的帮扶户">
      {key === null ? (
        <Empty title="您的账号还没有和帮扶责任人名册对上。">请联系县级管理员，把账号和名册里的您对应起来。</Empty>
      ) : (
        <List cadreKey={key} />
      )}
    </Page>
  )
}

function List({ cadreKey }: { cadreKey: string }) {
  const county = useCounty()
  const { data, problem, reload } = useLoad(`cadre ${cadreKey}`, () => county.cadre(cadreKey))
  if (problem) return <ErrorNote problem={problem} again={reload} />
  if (data === undefined) return <Progress words="正在取您的帮扶户…" />
  const current = data.pairings.filter((pairing) => pairing.current)
  if (current.length === 0) return <Empty title="目前没有安排给您的帮扶户。">有变化时这里会列出来。</Empty>
  return (
    <div class="stack">
      <Asked answered={reload} />
      <MyFindings />
      <Cards current={current} />
    </div>
  )
}

function Cards({ current }: { current: CadrePage['pairings'] }) {
  return (
    <ul class="stack-small">
      {current.map((pairing) => (
        <li key={pairing.id}>
          <a class="card mine" href={to.household(pairing.householdNo)}>
            <strong>{pairing.headName || '未登记户主'}</strong>
            <span>
              {pairing.township} {pairing.village}
            </span>
            <small>
              户编号 {pairing.householdNo}
              {pairing.sinceOn && `，${pairing.sinceOn} 起帮扶`}
            </small>
            {pairing.acceptance === 'declined' && <small>您有异议：{pairing.acceptanceNote}，等待处理</small>}
          </a>
        </li>
      ))}
    </ul>
  )
}
