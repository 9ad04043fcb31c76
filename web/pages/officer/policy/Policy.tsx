import { useState } from 'preact/hooks'
import type { PolicyAnswer } from '../../../../shared/policychange.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { SettingsTabs } from '../settings/SettingsTabs.tsx'
import { ComingChanges } from './ComingChanges.tsx'
import { usePolicyDraft } from './draft.ts'
import { History } from './History.tsx'
import { Lines } from './Lines.tsx'
import { Review } from './Review.tsx'

/** 设置 → 政策参数: every number the checks use; changed here, after seeing what a change would do. */
export default function PolicyPage() {
  const county = useCounty()
  const may = useMay('policy.set')
  const { query } = useQuery()
  const { data: loaded, problem, reload } = useLoad('policy', county.policy)
  const [renewed, renew] = useState<PolicyAnswer>()
  const data = renewed ?? loaded
  const [draft, change] = usePolicyDraft()
  const changed = Object.keys(draft).length
  const view = query.view === 'review' && !may ? undefined : query.view
  const tabs = [
    { id: 'lines', name: '全部参数', href: to.policy() },
    ...(may ? [{ id: 'review', name: '待保存的改动', count: changed, href: to.policy({ view: 'review' }) }] : []),
    { id: 'history', name: '修改历史', href: to.policy({ view: 'history' }) },
  ]
  return (
    <Page title="设置 · 政策参数" aside={data && <small>{standing(data)}</small>}>
      <SettingsTabs now="policy" />
      <div class="stack policy">
        <Tabs pills label="政策参数" now={view ?? 'lines'} tabs={tabs} />
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在取政策参数…" />}
        {view === 'history' && <History lines={data?.lines ?? []} />}
        {data && view === 'review' && <Review policy={data} draft={draft} change={change} renew={renew} />}
        {data && view === undefined && (
          <>
            <p>
              核查、结对、导入都按这些数来算。
              {may
                ? '改之前可以看到：这个数管什么、出处是什么、改了疑点会多几条少几条；保存后马上生效，谁改的、为什么都留痕。'
                : '要调整，请找县级管理员。'}
            </p>
            <ComingChanges policy={data} may={may} renew={renew} />
            <Lines lines={data.lines} coming={data.coming} draft={draft} change={may ? change : null} />
          </>
        )}
      </div>
    </Page>
  )
}

const standing = ({ version, setBy, effectiveOn }: PolicyAnswer): string =>
  version === 0 ? '都是默认值' : `第 ${version} 版，${setBy} 修改，${effectiveOn} 起生效`
